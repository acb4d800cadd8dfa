// When the statements and transactions of a step ran: what the edges of a lock are refined with. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "observe/lock_sightings.h"
#include "observe/partial_rollback.h"
#include "rehearse/trace.h"

namespace rehearse::observe {

Instant end_of(const StatementTiming& statement);

/// Whose time it is between two statements of a transaction: rehearse measures there, while another program
/// keeps its locks for it in production as well.
enum class Between { measured, worked };

class Timetable {
 public:
  /// Reads statements and wrapped transactions of the trace, which must outlive the timetable. The script's
  /// own BEGIN and COMMIT count as well; of another program the trace knows all transactions.
  explicit Timetable(const Trace& trace, Between between = Between::measured);

  /// The end of the last statement or transaction.
  [[nodiscard]] Instant end() const { return end_; }
  /// In the order of execution, those that ran at some moment of the gap.
  [[nodiscard]] std::vector<const StatementTiming*> running(const Gap& gap) const;
  /// The one that ran during all of the gap, or nullptr, and not during a part only of the longer stretch
  /// around it. Within the margin the doubt goes to statements that keep locks over several transactions.
  [[nodiscard]] const StatementTiming* running_through(const Gap& gap, const Gap& stretch) const;
  [[nodiscard]] const StatementTiming* statement(std::size_t index) const;
  /// When PostgreSQL lets go of the locks that the statement took: the end of its transaction, which is its
  /// own end outside of any.
  [[nodiscard]] Instant releases(const StatementTiming& statement) const;
  /// Between a transaction's last statement and its COMMIT, where nothing but a snapshot happens.
  [[nodiscard]] bool before_commit(Instant at) const;
  /// The part of a stretch in which the migration was at work. Between the statements of a transaction it is
  /// rehearse that measures; no other tool would hold the locks any longer for that.
  [[nodiscard]] Millis worked(Instant from, Instant to) const;
  [[nodiscard]] const std::vector<PartialRollback>& rollbacks() const { return rollbacks_; }
  /// How far off the start and end of a statement may be: of another program they come from a log.
  [[nodiscard]] Millis margin() const { return margin_; }
  /// Between two samples of the step.
  [[nodiscard]] Millis longest_gap() const { return longest_gap_; }
  /// Statements outside of any transaction.
  [[nodiscard]] std::size_t committed_by_themselves() const;

 private:
  struct Pause {
    Instant from{};
    Instant to{};
    Millis earlier{};  ///< the sum of all pauses before this one
  };

  void split_chained_transactions();
  void add_own_transactions();
  void add_pauses();
  [[nodiscard]] const TransactionBounds* transaction_of(const StatementTiming& statement) const;
  [[nodiscard]] Millis paused_before(Instant at) const;

  const std::vector<StatementTiming>& statements_;
  std::vector<TransactionBounds> transactions_;
  std::vector<Pause> pauses_;
  std::vector<PartialRollback> rollbacks_;
  Millis longest_gap_{};
  Millis margin_{};
  Instant end_{};
};

}  // namespace rehearse::observe
