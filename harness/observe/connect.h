#pragma once

#include "pg/connection.h"

namespace rehearse::observe {

/// SQLSTATE of what such a connection does not wait for.
inline constexpr const char* kLockNotAvailable = "55P03";

/// A connection for watching: the same plan every time, nothing that depends on the database's own settings,
/// and no waiting for a migration that locks a system catalog while the runner waits for us.
pg::Connection connect(const pg::Target& target);

}  // namespace rehearse::observe
