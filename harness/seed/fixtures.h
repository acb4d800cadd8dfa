// SQL of the user's own, around seeding.
#pragma once

#include <vector>

#include "pg/connection.h"
#include "rehearse/scenario.h"

namespace rehearse::seed {

/// Each file as one transaction. Throws Error(usage) that names the file when the server refuses it.
void run_fixtures(pg::Connection& connection, const std::vector<FixtureSpec>& fixtures);

}  // namespace rehearse::seed
