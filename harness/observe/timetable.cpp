#include "observe/timetable.h"

#include <algorithm>
#include <utility>

#include "observe/sql_words.h"

namespace rehearse::observe {

namespace {

// Each end of a statement is known to half a millisecond.
constexpr Millis kLogMargin{1};

bool opens_transaction(const std::vector<std::string>& words) {
  return words[0] == "begin" || (words[0] == "start" && words[1] == "transaction");
}

// CONCURRENTLY and VACUUM work in several transactions under one lock of the session.
bool keeps_locks(const StatementTiming& statement) {
  return mentions(statement.sql, "concurrently") || first_words(statement.sql, 1).front() == "vacuum";
}

// ROLLBACK TO a savepoint and COMMIT PREPARED leave the transaction of the session as it is.
bool closes_transaction(const std::vector<std::string>& words) {
  if (words[0] == "prepare") return words[1] == "transaction";
  if (words[0] == "end" || words[0] == "abort") return true;
  if (words[0] != "commit" && words[0] != "rollback") return false;
  return words[is_noise(words[1]) ? 2 : 1] != "to" && words[1] != "prepared";
}

// COMMIT [ WORK | TRANSACTION ] AND CHAIN, and the same for ROLLBACK: a new transaction follows at once.
bool chains(const std::vector<std::string>& words) {
  if (words[0] != "commit" && words[0] != "rollback" && words[0] != "end" && words[0] != "abort")
    return false;
  const std::size_t next = is_noise(words[1]) ? 2 : 1;
  return words[next] == "and" && words[next + 1] == "chain";
}

bool within(const StatementTiming& statement, const TransactionBounds& transaction) {
  return statement.started >= transaction.begin && statement.started <= transaction.end;
}

}  // namespace

Instant end_of(const StatementTiming& statement) {
  return statement.started + statement.duration + statement.paused;
}

Timetable::Timetable(const Trace& trace, Between between)
    : statements_(trace.statements),
      transactions_(trace.transactions),
      rollbacks_(partial_rollbacks(trace.statements)),
      longest_gap_(trace.sampling.longest_gap) {
  if (between == Between::measured) {
    split_chained_transactions();
    add_own_transactions();
  }
  std::sort(transactions_.begin(), transactions_.end(),
            [](const auto& a, const auto& b) { return a.begin < b.begin; });
  for (const auto& statement : statements_) end_ = std::max(end_, end_of(statement));
  for (const auto& transaction : transactions_) end_ = std::max(end_, transaction.end);
  if (between == Between::measured)
    add_pauses();
  else
    margin_ = kLogMargin;
}

void Timetable::split_chained_transactions() {
  std::vector<TransactionBounds> split;
  for (TransactionBounds rest : transactions_) {
    for (const StatementTiming* statement : running({rest.begin, rest.commit_started})) {
      if (!chains(first_words(statement->sql, 4)) || !within(*statement, rest)) continue;
      split.push_back({rest.begin, statement->started, end_of(*statement)});
      rest.begin = end_of(*statement);
    }
    split.push_back(rest);
  }
  transactions_ = std::move(split);
}

void Timetable::add_own_transactions() {
  std::vector<TransactionBounds> own;
  bool open = false;
  for (const StatementTiming& statement : statements_) {
    if (transaction_of(statement) != nullptr) continue;
    const auto words = first_words(statement.sql, 3);
    if (!open && opens_transaction(words)) {
      own.push_back({statement.started, end_of(statement), end_of(statement)});
      open = true;
    } else if (open) {
      own.back().end = end_of(statement);
      const bool closes = closes_transaction(words);
      own.back().commit_started = closes ? statement.started : end_of(statement);
      open = !closes;
    }
  }
  transactions_.insert(transactions_.end(), own.begin(), own.end());
}

void Timetable::add_pauses() {
  const auto add = [this](Instant from, Instant to) {
    if (to <= from) return;
    const Millis earlier =
        pauses_.empty() ? Millis{} : pauses_.back().earlier + (pauses_.back().to - pauses_.back().from);
    pauses_.push_back({from, to, earlier});
  };
  for (const TransactionBounds& transaction : transactions_) {
    auto statement = std::partition_point(statements_.begin(), statements_.end(), [&](const auto& candidate) {
      return candidate.started < transaction.begin;
    });
    Instant worked_until = transaction.commit_started;
    for (bool first = true; statement != statements_.end() && within(*statement, transaction); ++statement) {
      if (!first) add(worked_until, statement->started);
      const bool commits_itself = statement->paused > Millis{};
      worked_until = commits_itself ? transaction.commit_started - statement->paused : end_of(*statement);
      first = false;
    }
    add(worked_until, transaction.commit_started);
  }
}

std::vector<const StatementTiming*> Timetable::running(const Gap& gap) const {
  auto statement = std::partition_point(statements_.begin(), statements_.end(), [&](const auto& candidate) {
    return end_of(candidate) < gap.after - margin_;
  });
  std::vector<const StatementTiming*> found;
  for (; statement != statements_.end() && statement->started <= gap.before + margin_; ++statement) {
    found.push_back(&*statement);
  }
  return found;
}

const StatementTiming* Timetable::running_through(const Gap& gap, const Gap& stretch) const {
  for (const StatementTiming* statement : running(gap)) {
    if (statement->started - margin_ > stretch.after || end_of(*statement) + margin_ < stretch.before)
      continue;
    const Millis margin = keeps_locks(*statement) ? -margin_ : margin_;
    if (statement->started + margin <= gap.after && end_of(*statement) - margin >= gap.before)
      return statement;
  }
  return nullptr;
}

const StatementTiming* Timetable::statement(std::size_t index) const {
  const auto found = std::find_if(statements_.begin(), statements_.end(),
                                  [&](const auto& candidate) { return candidate.index == index; });
  return found == statements_.end() ? nullptr : &*found;
}

const TransactionBounds* Timetable::transaction_of(const StatementTiming& statement) const {
  const auto found =
      std::partition_point(transactions_.begin(), transactions_.end(),
                           [&](const auto& candidate) { return candidate.end < statement.started; });
  return found != transactions_.end() && within(statement, *found) ? &*found : nullptr;
}

Instant Timetable::releases(const StatementTiming& statement) const {
  const TransactionBounds* transaction = transaction_of(statement);
  return transaction == nullptr ? end_of(statement) : transaction->end;
}

bool Timetable::before_commit(Instant at) const {
  const auto next =
      std::partition_point(transactions_.begin(), transactions_.end(),
                           [&](const auto& candidate) { return candidate.commit_started < at; });
  if (next == transactions_.end() || at <= next->begin) return false;
  return paused_before(next->commit_started) - paused_before(at) >= next->commit_started - at;
}

Millis Timetable::worked(Instant from, Instant to) const {
  return (to - from) - (paused_before(to) - paused_before(from));
}

Millis Timetable::paused_before(Instant at) const {
  const auto next = std::partition_point(pauses_.begin(), pauses_.end(),
                                         [&](const Pause& pause) { return pause.from < at; });
  if (next == pauses_.begin()) return Millis{};
  const Pause& last = *std::prev(next);
  return last.earlier + (std::min(at, last.to) - last.from);
}

std::size_t Timetable::committed_by_themselves() const {
  return static_cast<std::size_t>(
      std::count_if(statements_.begin(), statements_.end(),
                    [&](const auto& statement) { return transaction_of(statement) == nullptr; }));
}

}  // namespace rehearse::observe
