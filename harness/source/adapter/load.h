// Migrations that another tool runs: which there are, and the commands that apply each and take it back.
#pragma once

#include <filesystem>

#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::source::adapter {

/// Not under test are those that AdapterSpec::baseline sets aside. Throws Error: usage when nothing is found,
/// environment when the tool cannot be started or fails.
MigrationSet load(const AdapterSpec& spec, const std::filesystem::path& folder);

/// Where its commands run and its files are; `folder` is the scenario's.
std::filesystem::path folder_of(const AdapterSpec& spec, const std::filesystem::path& folder);

}  // namespace rehearse::source::adapter
