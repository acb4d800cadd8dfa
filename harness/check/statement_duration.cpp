#include <fmt/format.h>

#include <map>

#include "base/format.h"
#include "check/support/advice.h"
#include "check/support/excerpt.h"
#include "check/support/limits.h"
#include "check/support/statement_kind.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

struct TooSlow {
  const StepResult* step = nullptr;
  const StatementTiming* statement = nullptr;
  Limit limit;
  std::size_t others = 0;  ///< of the same step that are over the limit as well
};

std::optional<TooSlow> slowest_over(const StepResult& step, const Limit& limit) {
  std::optional<TooSlow> worst;
  std::size_t over = 0;
  for (const StatementTiming& statement : step.trace.statements) {
    if (statement.duration <= limit.value) continue;
    ++over;
    if (!worst || statement.duration > worst->statement->duration)
      worst = TooSlow{&step, &statement, limit, 0};
  }
  if (worst) worst->others = over - 1;
  return worst;
}

std::string advice(const StatementTiming& statement) {
  constexpr std::string_view kOwnTime = "`-- rehearse: budget statement=... reason=\"...\"`";
  switch (shape_of(statement.sql).kind) {
    case StatementKind::create_index_concurrently:
    case StatementKind::validate:
      return fmt::format("it stops nobody: give it its time with {}", kOwnTime);
    case StatementKind::alter_table:
    case StatementKind::create_table:
    case StatementKind::other:
      return fmt::format(
          "split the work into statements that stay below the limit, or give this one its time with {}",
          kOwnTime);
    default:
      return advice_for_blocking(statement.sql);
  }
}

Finding finding_of(const TooSlow& slow) {
  Finding finding{.message = fmt::format("a statement of {} takes {}, budget {}", title(slow.step->phase),
                                         human(slow.statement->duration), human(slow.limit.value)),
                  .location = slow.statement->location,
                  .excerpt = excerpt_of(*slow.statement),
                  .help = advice(*slow.statement)};
  if (!slow.limit.origin.empty()) finding.evidence["budget"] = slow.limit.origin;
  if (slow.others > 0)
    finding.evidence["others"] =
        fmt::format("{} of this step over the budget as well", count(slow.others, "other statement"));
  return finding;
}

// One finding for each direction: up again repeats what up did.
std::vector<Finding> judge_statement_duration(const Outcome& outcome, const Budgets& budgets) {
  std::map<Direction, TooSlow> worst;
  for (const StepResult& step : outcome.steps) {
    const auto limit = limit_of(kStatement, outcome, step.phase, budgets);
    const auto here = limit ? slowest_over(step, *limit) : std::nullopt;
    if (!here) continue;
    const auto [entry, first] = worst.try_emplace(direction_of(step.phase), *here);
    if (!first && here->statement->duration > entry->second.statement->duration) entry->second = *here;
  }
  std::vector<Finding> findings;
  for (const auto& entry : worst) findings.push_back(finding_of(entry.second));
  return findings;
}

}  // namespace

extern const Check statement_duration;
const Check statement_duration{"statement_duration", "No single statement takes longer than the budget",
                               Severity::error, judge_statement_duration};

}  // namespace rehearse::check
