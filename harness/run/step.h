// Applies one direction of a migration and measures it.
#pragma once

#include <stop_token>

#include "rehearse/listener.h"
#include "run/workbench.h"

namespace rehearse::run {

/// What bounds a step: its own limit, what is left of the run's, and the user.
struct Bounds {
  Millis step;
  std::chrono::steady_clock::time_point run_ends;
  std::stop_token stop;
};

/// Throws Error: interrupted, or environment when the run's time is over. All else is in the result.
StepResult measure(Workbench& bench, const Migration& migration, Phase phase, const Bounds& bounds,
                   Listener& listener);

/// Applies the up script without measuring. The error, if any, is returned; throws as measure() does.
std::optional<SqlError> apply(Workbench& bench, const Script& script, const Bounds& bounds);

}  // namespace rehearse::run
