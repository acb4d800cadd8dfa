// rehearse.toml, or a bare folder of migrations, to a Scenario.
#pragma once

#include <filesystem>
#include <optional>

#include "rehearse/scenario.h"

namespace rehearse::config {

/// `path` is a folder (with or without rehearse.toml), a rehearse.toml, or a migration file. `file` is what
/// --config names, if anything. Throws Error(usage) with file:line:column and a did-you-mean.
Scenario load(const std::filesystem::path& path,
              const std::optional<std::filesystem::path>& file = std::nullopt);

}  // namespace rehearse::config
