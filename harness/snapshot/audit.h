// The completeness guard: are there objects that no reader knows?
#pragma once

#include <string>
#include <vector>

#include "pg/connection.h"
#include "snapshot/reading.h"

namespace rehearse::snapshot {

/// The newest major version whose catalogs were read through for attributes to compare.
inline constexpr int kNewestKnownMajor = 18;

/// Every row of a user's in a catalog with OIDs must have been claimed by a reader, or be a part of a row
/// that was: the default of a column, a label of an enum, the row type of a table. Returns "pg_new_catalog: 2
/// rows" for each catalog where that is not so, and a line for a server newer than kNewestKnownMajor. To be
/// called in the transaction of the reading.
std::vector<std::string> unclaimed(pg::Connection& connection, const SnapshotOptions& options,
                                   const Claims& claims);

}  // namespace rehearse::snapshot
