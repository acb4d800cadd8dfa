// Migrations that another tool runs: which there are, and the commands that apply each and take it back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::source::adapter {

/// The ids in what `list` printed, oldest first. Throws Error(usage) when the pattern is no regular
/// expression, or fits no line.
std::vector<std::string> ids_in(const std::string& printed, const AdapterSpec& spec);

/// Looks for the files, or runs `list`. Throws Error: usage when nothing is found, environment when the tool
/// cannot be started or fails.
MigrationSet load(const AdapterSpec& spec, const std::filesystem::path& folder);

}  // namespace rehearse::source::adapter
