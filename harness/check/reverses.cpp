#include "check/support/sql_error.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_reverses(const Outcome& outcome, const Budgets& /*budgets*/) {
  return failure_of(outcome.step(Phase::down), "down fails");
}

}  // namespace

extern const Check reverses;
const Check reverses{"reverses", "The down direction runs without an error right after the up direction",
                     Severity::error, judge_reverses};

}  // namespace rehearse::check
