#include "model/transactions.h"

#include <algorithm>

namespace rehearse {

namespace {

// The script's own COMMIT is a statement as well, but what it took is known from the bounds.
bool is_inside(const StatementTiming& statement, const TransactionBounds& bounds) {
  return statement.backend == bounds.backend && statement.started >= bounds.begin &&
         statement.started + statement.duration <= bounds.commit_started;
}

Millis worked(const Transaction& transaction) {
  Millis total{};
  for (const StatementTiming* statement : transaction.statements) total += statement->duration;
  return total;
}

Transaction within(const StepResult& step, const TransactionBounds& bounds) {
  Transaction transaction;
  for (const StatementTiming& statement : step.trace.statements)
    if (is_inside(statement, bounds)) transaction.statements.push_back(&statement);
  transaction.commit = bounds.end - bounds.commit_started;
  if (bounds.backend) transaction.idle = bounds.commit_started - bounds.begin - worked(transaction);
  return transaction;
}

// Records of version 0.1 say only how the script was run.
Transaction whole(const StepResult& step) {
  Transaction transaction;
  for (const StatementTiming& statement : step.trace.statements) transaction.statements.push_back(&statement);
  return transaction;
}

TransactionPolicy policy_of(const Outcome& outcome, const StepResult& step) {
  const Migration& migration = outcome.migration;
  return step.phase == Phase::down && migration.down ? migration.down->transaction : migration.up.transaction;
}

}  // namespace

bool Transaction::has(std::optional<std::size_t> statement) const {
  return statement && std::any_of(statements.begin(), statements.end(),
                                  [&](const auto* candidate) { return candidate->index == *statement; });
}

Millis Transaction::duration() const {
  return worked(*this) + idle + commit;
}

const StatementTiming& Transaction::slowest() const {
  return **std::max_element(statements.begin(), statements.end(),
                            [](const auto* a, const auto* b) { return a->duration < b->duration; });
}

std::vector<Transaction> transactions_of(const Outcome& outcome, const StepResult& step) {
  std::vector<Transaction> result;
  for (const TransactionBounds& bounds : step.trace.transactions)
    if (!bounds.by_itself) result.push_back(within(step, bounds));
  if (step.trace.transactions.empty() && policy_of(outcome, step) == TransactionPolicy::wrapped)
    result.push_back(whole(step));
  std::erase_if(result, [](const Transaction& transaction) { return transaction.statements.empty(); });
  return result;
}

}  // namespace rehearse
