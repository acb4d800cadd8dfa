// Differences of every shape that the reports have to show.
#pragma once

#include <vector>

#include "rehearse/schema_snapshot.h"

namespace rehearse::test {

/// A lost table, an added index, a changed body, a long list, a name that tries to break out, and more.
std::vector<SchemaDifference> assorted_differences();

}  // namespace rehearse::test
