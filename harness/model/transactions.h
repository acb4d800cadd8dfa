// The transactions of a step: statements that keep each other's locks.
#pragma once

#include <vector>

#include "rehearse/outcome.h"

namespace rehearse {

struct Transaction {
  std::vector<const StatementTiming*> statements;  ///< in the order of execution, never empty
  Millis commit{};                                 ///< what the COMMIT itself took
  Millis idle{};  ///< what another program did between its statements, holding their locks

  [[nodiscard]] bool has(std::optional<std::size_t> statement) const;
  /// How long it was open for. What rehearse measures between two statements does not count: no other tool
  /// would keep the transaction open for that.
  [[nodiscard]] Millis duration() const;
  [[nodiscard]] const StatementTiming& slowest() const;
};

/// Those that rehearse wrapped around the script and those that the script opened itself. Statements that
/// commit by themselves are in none.
std::vector<Transaction> transactions_of(const Outcome& outcome, const StepResult& step);

}  // namespace rehearse
