// Tables that others could not read, or write, for longer than the budget allows.
#pragma once

#include <string_view>
#include <vector>

#include "check/support/limits.h"
#include "rehearse/finding.h"
#include "rehearse/outcome.h"
#include "rehearse/scenario.h"

namespace rehearse::check {

/// What the two checks differ in.
struct BlockedRule {
  Blocks what;                     ///< reads or writes
  BlockedTime TableWindow::*time;  ///< what is measured
  const LimitKind* limit;
};

/// One finding per table: the worst of the steps that are over their limit. A table that the step itself
/// creates is left out, nobody can be waiting for it.
std::vector<Finding> blocked_too_long(const Outcome& outcome, const Budgets& budgets,
                                      const BlockedRule& rule);

/// Whoever blocks reads blocks writes too. Takes out each finding of writes_blocked that only says again what
/// one of reads_blocked says of the same table and window.
void drop_repeated_writes(std::vector<Finding>& findings);

}  // namespace rehearse::check
