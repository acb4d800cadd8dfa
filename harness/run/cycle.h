// One migration: up, down, up again, with a look at the schema after each.
#pragma once

#include <vector>

#include "rehearse/listener.h"
#include "rehearse/outcome.h"
#include "run/stage.h"

namespace rehearse::run {

/// Leaves the stage ready for the next migration. Throws only when the harness cannot go on.
Outcome cycle(Stage& stage, const Migration& migration, Listener& listener);

/// The same cycle several times, each from a fresh copy of the state before the migration: files, statistics
/// and roles are the same, and the server has none of it in its own buffers. One outcome a run.
std::vector<Outcome> repeated_cycle(Stage& stage, const Migration& migration, std::size_t runs,
                                    Listener& listener);

}  // namespace rehearse::run
