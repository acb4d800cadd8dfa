// The server of a profile.
#pragma once

#include "pg/connection.h"
#include "rehearse/profile.h"

namespace rehearse::profile {

/// Throws ServerError.
ProfileServer read_server_facts(pg::Connection& connection);

}  // namespace rehearse::profile
