// From a MigrationSetSpec to migrations: detection of the layout, reading, and the choice of what is under
// test.
#pragma once

#include <filesystem>

#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::source {

/// Throws Error: usage (bad folder, duplicate versions, down without up, ...) or nothing_selected.
/// `folder` is the scenario's folder; a relative or empty spec.path starts there.
MigrationSet load(const MigrationSetSpec& spec, const std::filesystem::path& folder);

}  // namespace rehearse::source
