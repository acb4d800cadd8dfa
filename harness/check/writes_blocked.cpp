#include "check/support/blocked.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

const BlockedRule kWrites{Blocks::writes, &TableWindow::write_block, &kWritesBlocked};

std::vector<Finding> judge_writes_blocked(const Outcome& outcome, const Budgets& budgets) {
  return blocked_too_long(outcome, budgets, kWrites);
}

}  // namespace

extern const Check writes_blocked;
const Check writes_blocked{"writes_blocked", "No table is unwritable for longer than the budget",
                           Severity::error, judge_writes_blocked};

}  // namespace rehearse::check
