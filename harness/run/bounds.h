// What bounds a step: its own limit, what is left of the run's, and the user.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>

#include "rehearse/script.h"
#include "rehearse/step_result.h"

namespace rehearse::run {

struct Bounds {
  Millis step;
  std::chrono::steady_clock::time_point run_ends;
  std::stop_token stop;
};

Millis left_of(const Bounds& bounds);

/// The error of a step that was ended, with what it said before. Only the step's own limit is the migration's
/// fault: throws Error when the user interrupted it or the run's time is over.
SqlError timed_out(std::optional<SqlError> error, const Script& script, const Bounds& bounds);

}  // namespace rehearse::run
