#include "cli/not_yet.h"

#include <array>

#include "base/contains.h"

namespace rehearse::cli {

namespace {

constexpr std::array<std::string_view, 2> kCommands{"merge", "estimate"};
constexpr std::array<std::string_view, 2> kOptions{"--shard", "--keep"};

}  // namespace

bool is_command_of_later(std::string_view word) {
  return contains(kCommands, word);
}

bool is_option_of_later(std::string_view option) {
  return contains(kOptions, option);
}

}  // namespace rehearse::cli
