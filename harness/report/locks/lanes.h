// The locks of one step, arranged as people ask for them: table by table, what blocks the most first. Pure.
#pragma once

#include <string>
#include <vector>

#include "rehearse/step_result.h"

namespace rehearse::report::locks {

/// One lock, from the moment it was asked for.
struct Bar {
  const LockHeld* lock;
  Blocks blocks;

  [[nodiscard]] Instant asked() const { return lock->acquired - lock->waited; }
  [[nodiscard]] Instant granted() const { return lock->acquired; }
  [[nodiscard]] Instant released() const { return lock->acquired + lock->held; }
};

/// The locks on one relation.
struct Lane {
  std::string relation;
  Blocks blocks = Blocks::nothing;  ///< the most that any of its bars blocks
  Millis longest{};                 ///< stretch in which that much was blocked
  std::vector<Bar> bars;            ///< in the order in which they were asked for
};

/// Bars that overlap, joined. Those that only touch leave a moment in which others get through.
struct Stretch {
  Instant from{};
  Instant to{};
  const LockHeld* opened_by;
};

/// The stretches in which the lane blocked at least `what`.
std::vector<Stretch> stretches(const Lane& lane, Blocks what);

/// One lane per relation, the strongest and longest first. Locks that block nobody are left out, unless there
/// are no others. The lanes point into `step`.
std::vector<Lane> lanes(const StepResult& step);

/// When the last of the step, its statements and these lanes ends: where a drawing ends.
Instant end_of(const StepResult& step, const std::vector<Lane>& lanes);

/// The statement of the step with this index, or nullptr.
const StatementTiming* statement_of(const StepResult& step, std::optional<std::size_t> index);

}  // namespace rehearse::report::locks
