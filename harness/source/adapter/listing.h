// Which migrations a tool has.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/scenario.h"

namespace rehearse::source::adapter {

/// A migration as the tool knows it.
struct Known {
  std::string id;
  std::string app;             ///< empty for tools that have none
  std::string name;            ///< within its app; the id where there is none
  std::filesystem::path file;  ///< empty when the tool lists them
  bool ours = true;            ///< false: AdapterSpec::baseline says so
};

/// What `list` printed, oldest first. Throws Error(usage) when a pattern is no regular expression, or fits no
/// line.
std::vector<Known> known_in(const std::string& printed, const AdapterSpec& spec);

/// The files in the order of their names, or what `list` prints. That runs before there is a server, and is
/// led to none. Throws Error: usage, or environment when the tool cannot be started or fails.
std::vector<Known> known_to(const AdapterSpec& spec, const std::filesystem::path& folder);

}  // namespace rehearse::source::adapter
