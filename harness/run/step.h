// Applies one direction of a migration and measures it.
#pragma once

#include "rehearse/listener.h"
#include "run/bounds.h"
#include "run/workbench.h"

namespace rehearse::run {

/// Of a migration that has one for the phase.
const Script& script_of(const Migration& migration, Phase phase);

/// Throws Error: interrupted, or environment when the run's time is over. All else is in the result.
StepResult measure(Workbench& bench, const Migration& migration, Phase phase, const Bounds& bounds,
                   Listener& listener);

/// Applies the up script without measuring. The error, if any, is returned; throws as measure() does.
std::optional<SqlError> apply(Workbench& bench, const Script& script, const Bounds& bounds);

}  // namespace rehearse::run
