#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/excerpt.h"
#include "check/support/statement_kind.h"
#include "check/support/used_tables.h"
#include "check/support/words.h"
#include "model/transactions.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

using Locks = std::vector<const LockHeld*>;

struct Several {
  const StepResult* step = nullptr;
  Locks locks;  ///< the first strong one of each table, in the order in which they were taken
};

// A foreign key locks the table it points at, a partition its parent: nobody can write that otherwise. Only
// the table that the statement is about counts; for a DO block nobody knows which that is. An index ON ONLY a
// partitioned table is made for those of its partitions: everyone locks them in the same order, the parent
// first.
bool is_about(const StatementTiming& statement, const std::string& table) {
  if (Words(statement.sql).contain("ON ONLY")) return false;
  const std::string subject = shape_of(statement.sql).table;
  return subject.empty() || names_table(subject, table);
}

bool has_table(const Locks& locks, const std::string& table) {
  return std::any_of(locks.begin(), locks.end(), [&](const auto* lock) { return lock->relation == table; });
}

// Those of one transaction, one for each table, each taken by a statement of its own.
Locks taken_one_by_one(const StepResult& step, const Transaction& transaction) {
  Locks locks;
  for (const StatementTiming* statement : transaction.statements) {
    const auto taken = [&](const LockHeld& lock) {
      return lock.statement == statement->index && stops_others(step, lock) &&
             !dropped_by(step, lock.relation) && is_about(*statement, lock.relation) &&
             !has_table(locks, lock.relation);
    };
    const auto& all = step.trace.locks;
    const auto found = std::find_if(all.begin(), all.end(), taken);
    if (found != all.end()) locks.push_back(&*found);
  }
  return locks;
}

// Without those that a rolled back subtransaction had let go when the last one was asked for.
Locks held_at_once(Locks locks) {
  if (locks.empty()) return locks;
  const Instant last = locks.back()->acquired - locks.back()->waited;
  std::erase_if(locks, [&](const LockHeld* lock) { return lock->acquired + lock->held < last; });
  return locks;
}

Several most(const Outcome& outcome) {
  Several most;
  for (const StepResult& step : outcome.steps)
    for (const Transaction& transaction : transactions_of(outcome, step)) {
      Locks locks = held_at_once(taken_one_by_one(step, transaction));
      if (locks.size() > most.locks.size()) most = {&step, std::move(locks)};
    }
  return most;
}

std::string listed(const Several& several) {
  std::vector<std::string> lines;
  for (const LockHeld* lock : several.locks)
    lines.push_back(fmt::format("{} on {} ({})", to_string(lock->mode), lock->relation,
                                place_of(*statement_at(*several.step, lock->statement))));
  return join(lines, ", then ");
}

Finding finding_of(const Several& several) {
  const StatementTiming& second = *statement_at(*several.step, several.locks[1]->statement);
  Finding finding{
      .message = fmt::format("a transaction of {} locks {} that others use one after the other",
                             title(several.step->phase), count(several.locks.size(), "table")),
      .location = second.location,
      .excerpt = excerpt_of(second),
      .help =
          "whoever uses the same tables in another order deadlocks with it, and everyone waits for the "
          "first table until the last is free: one migration for each table, or a COMMIT after each"};
  finding.evidence["locks"] = listed(several);
  return finding;
}

std::vector<Finding> judge_several_tables_locked(const Outcome& outcome, const Budgets& /*budgets*/) {
  const Several several = most(outcome);
  if (several.locks.size() < 2) return {};
  return {finding_of(several)};
}

}  // namespace

extern const Check several_tables_locked;
const Check several_tables_locked{"several_tables_locked",
                                  "No transaction locks several tables in use one after the other",
                                  Severity::warning, judge_several_tables_locked};

}  // namespace rehearse::check
