#include "check/support/sql_error.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_applies(const Outcome& outcome, const Budgets& /*budgets*/) {
  return failure_of(outcome.step(Phase::up), "up fails");
}

}  // namespace

extern const Check applies;
const Check applies{"applies", "The migration applies without an error, with rows in the tables",
                    Severity::error, judge_applies};

}  // namespace rehearse::check
