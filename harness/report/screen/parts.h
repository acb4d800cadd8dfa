// The parts of the terminal report, in the order in which they are printed. Each is empty when it has nothing
// to say, and ends with a line feed otherwise.
#pragma once

#include <string>

#include "rehearse/report.h"
#include "report/style.h"

namespace rehearse::report::screen {

struct Page {
  Style style;
  std::size_t width;
  bool every_step = false;  ///< lock timelines of all steps, not of failing ones alone
};

/// Errors and warnings of one migration as compilers print them, or why it could not be judged.
std::string findings(const Outcome& outcome, const Page& page);
std::string finding(const Finding& finding, const Page& page);

/// Lanes of time: which tables were locked when, by which line, and what that blocks, in words.
std::string timelines(const Outcome& outcome, FailOn fail_on, const Page& page);

/// Median, range and outliers of a cycle that was repeated, step by step and window by window.
std::string repeats(const Outcome& outcome, const Page& page);

/// What the round trip changed, object by object, as -/+ lines. Accepted differences are not shown.
std::string differences(const SchemaResult& schema, const Page& page);

/// The server, the rows and one line per migration.
std::string summary(const Report& report, const Page& page);

/// One line per budget with its worst value.
std::string budgets(const Report& report, const Page& page);

/// What the reader must know to trust the rest: what was accepted, not observed, not seeded, not used.
std::string notes(const Report& report, const Page& page);

/// "4 migrations rehearsed in 3 min 12 s: 1 passed, 3 failed". Scripts look for this line: its shape is
/// fixed.
std::string last_line(const Report& report, const Page& page);

}  // namespace rehearse::report::screen
