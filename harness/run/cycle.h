// One migration: up, down, up again, with a look at the schema after each.
#pragma once

#include "rehearse/listener.h"
#include "rehearse/outcome.h"
#include "run/stage.h"

namespace rehearse::run {

/// Leaves the stage ready for the next migration. Throws only when the harness cannot go on.
Outcome cycle(Stage& stage, const Migration& migration, Listener& listener);

}  // namespace rehearse::run
