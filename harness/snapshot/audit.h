// The completeness guard: are there objects that no reader knows?
#pragma once

#include <string>
#include <vector>

#include "pg/connection.h"
#include "snapshot/reading.h"

namespace rehearse::snapshot {

/// Every row of a user's in a catalog with OIDs must have been claimed by a reader, or be a part of one that
/// was: the default of a column, a label of an enum, the row type of a table. Returns "pg_new_catalog: 2
/// rows" for each catalog where that is not so. To be called in the transaction of the reading.
std::vector<std::string> unclaimed(pg::Connection& connection, const Claims& claims);

}  // namespace rehearse::snapshot
