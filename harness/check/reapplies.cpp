#include "check/support/sql_error.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

constexpr std::string_view kLeftBehind =
    "the first up worked, so down left something behind or removed too much: undo exactly what up does";

// After a failed down the second up starts from a schema that nobody promised; `reverses` has the finding.
std::vector<Finding> judge_reapplies(const Outcome& outcome, const Budgets& /*budgets*/) {
  const StepResult* down = outcome.step(Phase::down);
  if (down == nullptr || down->error) return {};
  auto findings = failure_of(outcome.step(Phase::reapply), "up fails when it is applied again after down");
  for (Finding& finding : findings)
    if (!is_environment(*outcome.step(Phase::reapply)->error)) finding.help = kLeftBehind;
  return findings;
}

}  // namespace

extern const Check reapplies;
const Check reapplies{"reapplies", "After a down, the up direction runs again without an error",
                      Severity::error, judge_reapplies};

}  // namespace rehearse::check
