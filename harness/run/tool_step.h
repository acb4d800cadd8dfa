// Measures a step that another program does.
#pragma once

#include "run/step.h"

namespace rehearse::run {

/// As measure() and apply(), for a script that is a program.
StepResult measure_tool(Workbench& bench, const Migration& migration, Phase phase, const Bounds& bounds,
                        Listener& listener);
std::optional<SqlError> apply_tool(Workbench& bench, const Script& script, const Bounds& bounds);

}  // namespace rehearse::run
