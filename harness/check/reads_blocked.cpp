#include "check/support/blocked.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

const BlockedRule kReads{Blocks::reads, &TableWindow::exclusive, &kReadsBlocked};

std::vector<Finding> judge_reads_blocked(const Outcome& outcome, const Budgets& budgets) {
  return blocked_too_long(outcome, budgets, kReads);
}

}  // namespace

extern const Check reads_blocked;
const Check reads_blocked{"reads_blocked", "No table is unreadable for longer than the budget",
                          Severity::error, judge_reads_blocked};

}  // namespace rehearse::check
