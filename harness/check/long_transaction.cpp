#include <fmt/format.h>

#include <map>
#include <set>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/excerpt.h"
#include "check/support/limits.h"
#include "model/transactions.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

struct TooLong {
  const StepResult* step;
  Transaction transaction;
  Limit limit;
};

// Locks from the weakest that a change of rows takes: whoever changes the same rows waits.
std::string locked(const TooLong& found) {
  std::set<std::string> tables;
  for (const LockHeld& lock : found.step->trace.locks)
    if (lock.mode >= LockMode::row_exclusive && found.transaction.has(lock.statement))
      tables.insert(lock.relation);
  return join({tables.begin(), tables.end()}, ", ");
}

Finding finding_of(const TooLong& found) {
  const StatementTiming& slowest = found.transaction.slowest();
  const Millis open = found.transaction.duration();
  Finding finding{.message = fmt::format("a transaction of {} stays open for {}, budget {}",
                                         title(found.step->phase), human(open), human(found.limit.value)),
                  .location = slowest.location,
                  .excerpt = excerpt_of(slowest),
                  .help =
                      "until it ends VACUUM removes no dead row of any table, and every lock it took is "
                      "kept: change rows in batches that commit one by one, in a migration with "
                      "`-- rehearse: no-transaction`"};
  finding.evidence["slowest"] = fmt::format("this statement, {} of {}", human(slowest.duration), human(open));
  finding.evidence["statements"] = fmt::format(
      "{}, from {} to {}", count(found.transaction.statements.size(), "statement"),
      place_of(*found.transaction.statements.front()), place_of(*found.transaction.statements.back()));
  if (const std::string tables = locked(found); !tables.empty()) finding.evidence["locked"] = tables;
  if (!found.limit.origin.empty()) finding.evidence["budget"] = found.limit.origin;
  return finding;
}

// One finding for each direction: up again repeats what up did.
std::vector<Finding> judge_long_transaction(const Outcome& outcome, const Budgets& budgets) {
  std::map<Direction, TooLong> worst;
  for (const StepResult& step : outcome.steps) {
    const auto limit = limit_of(kTransaction, outcome, step.phase, budgets);
    for (const Transaction& transaction : transactions_of(outcome, step)) {
      if (!limit || transaction.duration() <= limit->value) continue;
      const TooLong here{&step, transaction, *limit};
      const auto [entry, first] = worst.try_emplace(direction_of(step.phase), here);
      if (!first && transaction.duration() > entry->second.transaction.duration()) entry->second = here;
    }
  }
  std::vector<Finding> findings;
  for (const auto& entry : worst) findings.push_back(finding_of(entry.second));
  return findings;
}

}  // namespace

extern const Check long_transaction;
const Check long_transaction{"long_transaction", "No transaction stays open for longer than the budget",
                             Severity::error, judge_long_transaction};

}  // namespace rehearse::check
