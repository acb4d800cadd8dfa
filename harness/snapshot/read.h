#pragma once

#include "pg/connection.h"
#include "rehearse/schema_snapshot.h"
#include "rehearse/step_result.h"

namespace rehearse::snapshot {

/// Everything that a user can see of the database's schema, in one REPEATABLE READ transaction.
SchemaSnapshot read(pg::Connection& connection);

/// The same over two connections to one database, about half of the work each. They do not share a snapshot:
/// nobody else may change the schema meanwhile, as nobody does between the steps of a rehearsal.
SchemaSnapshot read(pg::Connection& connection, pg::Connection& helper);

/// Indexes that PostgreSQL does not use because their build failed or has not ended.
std::vector<InvalidIndex> invalid_indexes(const SchemaSnapshot& snapshot);

}  // namespace rehearse::snapshot
