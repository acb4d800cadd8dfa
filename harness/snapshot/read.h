#pragma once

#include "pg/connection.h"
#include "rehearse/schema_snapshot.h"
#include "rehearse/step_result.h"

namespace rehearse::snapshot {

/// Everything that a user can see of the database's schema, in one REPEATABLE READ transaction.
SchemaSnapshot read(pg::Connection& connection);

/// Indexes that PostgreSQL does not use because their build failed or has not ended.
std::vector<InvalidIndex> invalid_indexes(const SchemaSnapshot& snapshot);

}  // namespace rehearse::snapshot
