#pragma once

#include "pg/connection.h"
#include "pg/server_error.h"

namespace rehearse::observe {

/// A connection for watching: the same plan every time, nothing that depends on the database's own settings,
/// and no waiting for a migration that locks a system catalog while the runner waits for us.
pg::Connection connect(const pg::Target& target);

/// What the migration does to such a connection for a while, and no fault of either: it locks a catalog, or
/// has filled the lock table. One look less, then.
bool is_passing(const pg::ServerError& error);

}  // namespace rehearse::observe
