// Recorded runs: reading, rendering, and the exit code they stand for.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "rehearse/report.h"
#include "rehearse/reporter.h"

namespace rehearse::cli {

/// Reads run.json, or the run.json of a folder. Throws Error(usage).
Report read_record(const std::filesystem::path& path);

/// Throws Error(usage) with a did-you-mean for a format that does not exist.
std::string render(const Report& report, std::string_view format, const RenderOptions& options);

/// 0 passed, 1 a migration failed (or was warned about, with fail_on warning), 3 something could not be
/// judged, 4 nothing was rehearsed.
int exit_code(const Report& report);

}  // namespace rehearse::cli
