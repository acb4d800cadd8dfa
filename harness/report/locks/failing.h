// Which steps of a migration a reader of its findings wants to see in time.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "rehearse/outcome.h"
#include "rehearse/scenario.h"

namespace rehearse::report::locks {

struct FailingStep {
  const StepResult* step;
  std::set<std::size_t> guilty;  ///< indexes of the statements that findings point at
};

/// Steps whose SQL failed, and those that a failing finding about locks or time points at. Of two ups that
/// went through it is the one that blocked for longer. In the order in which they ran.
std::vector<FailingStep> failing_steps(const Outcome& outcome, FailOn fail_on);

}  // namespace rehearse::report::locks
