// Indexes as full as production's. One that grew row by row has more and emptier pages than one that was just
// built, which is what everything that reads it has to read.
#pragma once

#include <string>
#include <vector>

#include "pg/connection.h"
#include "seed/plan.h"

namespace rehearse::seed {

/// For each index whose size is not what the profile says: statements, to be run
/// one by one, that build it again as loosely as it takes. Its definition is the same afterwards.
std::vector<std::vector<std::string>> density_statements(pg::Connection& connection, const SeedPlan& plan);

}  // namespace rehearse::seed
