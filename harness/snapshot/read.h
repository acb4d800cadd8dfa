#pragma once

#include "pg/connection.h"
#include "rehearse/schema_snapshot.h"
#include "rehearse/step_result.h"

namespace rehearse::snapshot {

/// Everything that a user can see of the database's schema, in one REPEATABLE READ transaction.
///
/// PostgreSQL writes expressions (pg_get_expr and its like) from the newest state, not from that of the
/// transaction: somebody who changes the schema meanwhile can be half seen.
SchemaSnapshot read(pg::Connection& connection, const SnapshotOptions& options = {});

/// The same over two connections to one database, about half of the work each, in one exported snapshot.
SchemaSnapshot read(pg::Connection& connection, pg::Connection& helper, const SnapshotOptions& options = {});

/// The same for a database that others may be changing: reads once more when they did, and says so in
/// `not_seen` when they did again. `unclaimed` says which rows of the catalogs the snapshot does not know.
SchemaSnapshot read_audited(pg::Connection& connection, pg::Connection& helper,
                            const SnapshotOptions& options = {});

/// Indexes that PostgreSQL does not use because their build failed or has not ended.
std::vector<InvalidIndex> invalid_indexes(const SchemaSnapshot& snapshot);

}  // namespace rehearse::snapshot
