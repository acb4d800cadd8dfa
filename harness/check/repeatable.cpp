// With --repeat: every run starts from the same state, so every run must end alike.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/strings.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

using Runs = std::vector<RepeatedRun>;

// Runs that are as `wanted` says: "run 3", "runs 2 and 5".
std::string named(const Runs& runs, const std::function<bool(const RepeatedRun&)>& wanted) {
  std::vector<std::string> numbers;
  for (const RepeatedRun& each : runs)
    if (wanted(each)) numbers.push_back(std::to_string(each.run));
  const std::string last = numbers.back();
  numbers.pop_back();
  return numbers.empty() ? "run " + last : fmt::format("runs {} and {}", join(numbers, ", "), last);
}

bool differ(const Runs& runs, const std::function<bool(const RepeatedRun&)>& holds) {
  const auto number = std::count_if(runs.begin(), runs.end(), holds);
  return number > 0 && static_cast<std::size_t>(number) < runs.size();
}

Finding finding_of(const StepResult& step, std::string message) {
  Finding finding{.message = std::move(message)};
  const Repeats& repeats = *step.repeats;
  finding.evidence["shown"] = fmt::format("run {} of {}", repeats.shown, repeats.runs);
  finding.help =
      "every run starts from a copy of the same state, so chance is in the migration: random(), now(), the "
      "order of rows without ORDER BY, a lock_timeout near its limit, or something outside of the database";
  if (!step.trace.statements.empty())
    finding.location = SourceLocation{step.trace.statements.front().location.file};
  return finding;
}

bool failed(const RepeatedRun& run) {
  return !run.error.empty();
}
bool differs(const RepeatedRun& run) {
  return run.schema_matches == false;
}

Finding sometimes_fails(const StepResult& step) {
  const Runs& runs = step.repeats->each;
  const auto first = std::find_if(runs.begin(), runs.end(), failed);
  return finding_of(step, fmt::format("{} fails in {} of {} only: {}", title(step.phase), named(runs, failed),
                                      step.repeats->runs, first->error));
}

Finding sometimes_differs(const StepResult& step, const Runs& compared) {
  return finding_of(step, fmt::format("the schema after {} is wrong in {} of {} only", title(step.phase),
                                      named(compared, differs), step.repeats->runs));
}

std::vector<Finding> judge_repeatable(const Outcome& outcome, const Budgets& /*budgets*/) {
  std::vector<Finding> findings;
  for (const StepResult& step : outcome.steps) {
    if (!step.repeats) continue;
    const Runs& runs = step.repeats->each;
    if (differ(runs, failed)) findings.push_back(sometimes_fails(step));
    Runs compared = runs;
    std::erase_if(compared, [](const RepeatedRun& run) { return !run.schema_matches; });
    if (differ(compared, differs)) findings.push_back(sometimes_differs(step, compared));
  }
  return findings;
}

}  // namespace

extern const Check repeatable;
const Check repeatable{"repeatable", "With --repeat, every run of the same migration ends alike",
                       Severity::error, judge_repeatable};

}  // namespace rehearse::check
