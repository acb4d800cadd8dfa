// A run at a glance: what every format begins or ends with.
#pragma once

#include <string>

#include "rehearse/report.h"

namespace rehearse::report::view {

/// One migration in a table of all.
struct SummaryRow {
  const Outcome* outcome;
  std::string up;  ///< "8.4 s", "error", "timeout", or "-" when it was not run
  std::string down;
  std::string reapply;
  const LockHeld* worst;  ///< of the locks that stop writers, the longest; else the strongest; may be nullptr
  Millis blocked{};       ///< longest window in which a table could not be written, or read
};

SummaryRow summary_row(const Outcome& outcome);

/// Whether a reader has something to do: it failed, was warned about, or could not be judged.
bool needs_attention(const Outcome& outcome);

/// "AccessExclusive", or "-".
std::string worst_lock(const SummaryRow& row);
/// "8.4 s", or "-".
std::string blocked(const SummaryRow& row);

/// "2,500,000 rows in 2 tables, 400 MB", or "no rows".
std::string seeded(const SeedFacts& seed);

std::size_t count_of(const Report& report, Verdict verdict);

/// "1 passed, 3 failed, 1 skipped".
std::string verdicts(const Report& report);

/// "4 migrations rehearsed in 3 min 12 s: 1 passed, 3 failed". Scripts look for this: its shape is fixed.
std::string in_one_line(const Report& report);

}  // namespace rehearse::report::view
