// The PostgreSQL of a test program.
#pragma once

#include <string>

#include "provision/database.h"
#include "rehearse/provisioner.h"

namespace rehearse::test {

/// The PostgreSQL that these tests run on, as [server] postgres names it: $REHEARSE_TEST_POSTGRES, else the
/// default.
std::string wanted_postgres();

/// Where the one server of this test program listens: started on first use, stopped when the program ends.
const Endpoint& endpoint();

/// The server itself. Throws when that was started by somebody else ($REHEARSE_TEST_SOCKET).
const Server& server();

/// An empty database with a name of its own, dropped at the end of the test.
provision::Database fresh_database();

}  // namespace rehearse::test
