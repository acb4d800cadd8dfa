#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "check/support/excerpt.h"
#include "check/support/limits.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

const StatementTiming* slowest(const StepResult& step) {
  const auto& all = step.trace.statements;
  const auto found = std::max_element(all.begin(), all.end(),
                                      [](const auto& a, const auto& b) { return a.duration < b.duration; });
  return found == all.end() ? nullptr : &*found;
}

Finding too_long(const StepResult& step, const Limit& limit) {
  Finding finding{
      .message =
          fmt::format("{} takes {}, budget {}", title(step.phase), human(step.duration), human(limit.value)),
      .help =
          "split the work: small migrations deploy, fail and retry on their own; or allow this one "
          "its time with `-- rehearse: budget duration=... reason=\"...\"`"};
  if (!limit.origin.empty()) finding.evidence["budget"] = limit.origin;
  if (const StatementTiming* statement = slowest(step)) {
    finding.location = statement->location;
    finding.excerpt = excerpt_of(*statement);
    finding.evidence["slowest"] =
        fmt::format("this statement, {} of {}", human(statement->duration), human(step.duration));
  }
  return finding;
}

// A step that rehearse cancelled is reported as a timeout by the check of that step.
std::vector<Finding> judge_duration(const Outcome& outcome, const Budgets& budgets) {
  const StepResult* worst = nullptr;
  std::optional<Limit> broken;
  for (const StepResult& step : outcome.steps) {
    const auto limit = limit_of(kDuration, outcome, step.phase, budgets);
    if ((step.error && step.error->timed_out) || !limit || step.duration <= limit->value) continue;
    if (worst != nullptr && step.duration <= worst->duration) continue;
    worst = &step;
    broken = limit;
  }
  if (worst == nullptr) return {};
  return {too_long(*worst, *broken)};
}

}  // namespace

extern const Check duration_budget;
const Check duration_budget{"duration_budget", "No step takes longer than the budget", Severity::error,
                            judge_duration};

}  // namespace rehearse::check
