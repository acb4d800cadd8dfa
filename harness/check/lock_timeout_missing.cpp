#include <fmt/format.h>

#include <set>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/excerpt.h"
#include "check/support/lock_timeout.h"
#include "check/support/used_tables.h"
#include "model/transactions.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

// Follows lock_timeout through the statements of a step.
class Timeout {
 public:
  explicit Timeout(const StepResult& step)
      : connected_(step.trace.lock_timeout.value_or(Millis{}) > Millis{}), session_(connected_) {}

  /// `transaction` is nullptr for a statement that commits by itself.
  void pass(const StatementTiming& statement, const Transaction* transaction) {
    if (transaction != in_) local_.reset();
    in_ = transaction;
    const auto change = lock_timeout_change(statement.sql);
    if (!change || (change->local && transaction == nullptr)) return;
    const bool on =
        change->value == TimeoutValue::as_connected ? connected_ : change->value == TimeoutValue::on;
    if (!change->local) session_ = on;
    local_ = change->local ? std::optional(on) : std::nullopt;
  }

  [[nodiscard]] bool on() const { return local_.value_or(session_); }

 private:
  bool connected_;
  bool session_;
  std::optional<bool> local_;
  const Transaction* in_ = nullptr;
};

struct Unbounded {
  const StepResult* step = nullptr;
  const StatementTiming* statement = nullptr;  ///< the first of them
  const LockHeld* lock = nullptr;
  std::size_t statements = 0;
  std::set<std::string> tables;
  bool wrapped = false;  ///< the first of them is in a transaction
};

const Transaction* transaction_with(const std::vector<Transaction>& all, const StatementTiming& statement) {
  for (const Transaction& transaction : all)
    if (transaction.has(statement.index)) return &transaction;
  return nullptr;
}

void add_locks(Unbounded& found, const StepResult& step, const StatementTiming& statement) {
  bool counted = false;
  for (const LockHeld& lock : step.trace.locks) {
    if (lock.statement != statement.index || !stops_others(step, lock)) continue;
    found.tables.insert(lock.relation);
    found.statements += counted ? 0 : 1;
    counted = true;
    if (found.statement == nullptr || (found.statement == &statement && lock.mode > found.lock->mode)) {
      found.statement = &statement;
      found.lock = &lock;
    }
  }
}

Unbounded unbounded(const Outcome& outcome, const StepResult& step) {
  Unbounded found{.step = &step};
  const auto transactions = transactions_of(outcome, step);
  Timeout timeout(step);
  for (const StatementTiming& statement : step.trace.statements) {
    const Transaction* transaction = transaction_with(transactions, statement);
    timeout.pass(statement, transaction);
    if (timeout.on()) continue;
    const bool first = found.statement == nullptr;
    add_locks(found, step, statement);
    if (first) found.wrapped = transaction != nullptr;
  }
  return found;
}

Finding finding_of(const Unbounded& found) {
  Finding finding{
      .message = fmt::format("{} asks for {} on {} without a lock_timeout", title(found.step->phase),
                             to_string(found.lock->mode), found.lock->relation),
      .location = found.statement->location,
      .excerpt = excerpt_of(*found.statement),
      .help =
          fmt::format("SET {}lock_timeout = '2s' before it, and retry the migration when it fails; or once "
                      "and for all for the role that migrates: ALTER ROLE ... SET lock_timeout = '2s'",
                      found.wrapped ? "LOCAL " : "")};
  finding.evidence["why"] = "behind one long query it waits without end, and everyone else queues behind it";
  if (found.statements > 1)
    finding.evidence["statements"] = fmt::format("{} of this step, on {}", found.statements,
                                                 join({found.tables.begin(), found.tables.end()}, ", "));
  return finding;
}

// One finding for a migration: whoever forgot it once forgot it everywhere.
std::vector<Finding> judge_lock_timeout_missing(const Outcome& outcome, const Budgets& /*budgets*/) {
  for (const StepResult& step : outcome.steps)
    if (const Unbounded found = unbounded(outcome, step); found.statement != nullptr)
      return {finding_of(found)};
  return {};
}

}  // namespace

extern const Check lock_timeout_missing;
const Check lock_timeout_missing{"lock_timeout_missing",
                                 "A lock that stops others is only asked for with a lock_timeout",
                                 Severity::warning,
                                 judge_lock_timeout_missing,
                                 nullptr,
                                 true};

}  // namespace rehearse::check
