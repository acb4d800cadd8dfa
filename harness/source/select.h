// Which migrations of a history are under test.
#pragma once

#include <string>
#include <vector>

#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::source {

/// Sets under_test by spec.selected or else spec.under_test, and drops what comes behind the last migration
/// under test: it would run on a schema that nobody asked about.
///
/// A selector is "all" (but those that have under_test false to begin with), "last 3", an id, "0042..0047",
/// "0042..", "..0047" (both ends inclusive), or several of them with commas. In the place of an id may stand
/// a name, a label, a file name, a path, a number without its zeros (it selects all migrations that share
/// it), or the beginning of one label.
///
/// Throws Error(nothing_selected) for an id that no migration has and when nothing is left, Error(usage) for
/// a selector that cannot be read or is ambiguous.
void select(std::vector<Migration>& migrations, const MigrationSetSpec& spec);

}  // namespace rehearse::source
