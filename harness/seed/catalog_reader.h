// Reads what the planner needs to know from pg_catalog (manual, chapter "System Catalogs"), in a fixed
// number of queries however many tables there are.
#pragma once

#include <set>
#include <string>

#include "pg/connection.h"
#include "seed/catalog.h"

namespace rehearse::seed {

/// Every table outside of the system schemas that is neither temporary nor an extension's. Tables in `done`
/// are off limits. Sets TimeZone and DateStyle of the connection, which literals in constraints follow.
Catalog read_catalog(pg::Connection& connection, const std::set<std::string>& done);

}  // namespace rehearse::seed
