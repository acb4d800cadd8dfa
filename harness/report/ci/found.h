// Findings on their way into the formats of CI systems, which know files and lines, but no migrations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/report.h"

namespace rehearse::report::ci {

struct Found {
  const Finding* finding;
  const Outcome* outcome;   ///< nullptr: it belongs to no single migration
  SourceLocation place;     ///< always in some file: at worst in that of the migrations or the configuration
  std::string fingerprint;  ///< the same in the next run, whatever was measured; differs within a report
};

/// In the order of the report; those that were accepted as well.
std::vector<Found> all_findings(const Report& report);

/// Whether it makes the run fail.
bool fails(const Finding& finding, const Report& report);

/// "migrations/0042.sql" for "./migrations/0042.sql".
std::string plain_path(std::string_view path);

/// The line that the excerpt ends in; 0 for a whole file.
std::uint32_t last_line(const Found& found);

}  // namespace rehearse::report::ci
