#include "cli/not_yet.h"

#include <algorithm>
#include <array>

namespace rehearse::cli {

namespace {

constexpr std::array<std::string_view, 2> kCommands{"merge", "estimate"};
constexpr std::array<std::string_view, 3> kOptions{"--changed-since", "--shard", "--keep"};

}  // namespace

bool is_command_of_later(std::string_view word) {
  return std::find(kCommands.begin(), kCommands.end(), word) != kCommands.end();
}

bool is_option_of_later(std::string_view option) {
  return std::find(kOptions.begin(), kOptions.end(), option) != kOptions.end();
}

}  // namespace rehearse::cli
