// Recorded runs: reading, and the exit code they stand for.
#pragma once

#include <filesystem>

#include "rehearse/report.h"

namespace rehearse::cli {

/// Reads run.json, or the run.json of a folder. Throws Error(usage).
Report read_record(const std::filesystem::path& path);

/// 0 passed, 1 a migration failed (or was warned about, with fail_on warning), 3 something could not be
/// judged, 4 nothing was rehearsed.
int exit_code(const Report& report);

}  // namespace rehearse::cli
