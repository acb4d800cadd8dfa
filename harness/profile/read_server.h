// The profile of a database that is running.
#pragma once

#include "pg/connection.h"
#include "profile/request.h"

namespace rehearse::profile {

/// In one read-only transaction, by a handful of queries on catalogs; the role needs SELECT on the tables, or
/// has to own them. What it may not see is marked as missing. Throws ServerError; Error(usage) when a pattern
/// of the request names nothing.
DataProfile read_server(pg::Connection& connection, const Request& request);

}  // namespace rehearse::profile
