#include "seed/fixtures.h"

#include <fmt/format.h>

#include "pg/server_error.h"
#include "rehearse/error.h"

namespace rehearse::seed {

void run_fixtures(pg::Connection& connection, const std::vector<FixtureSpec>& fixtures) {
  for (const FixtureSpec& fixture : fixtures) {
    try {
      connection.query(fixture.sql);
    } catch (const pg::ServerError& error) {
      throw Error(ErrorKind::usage, fmt::format("{} failed: {}", fixture.file.string(), error.what()),
                  "it runs once, with the rights of the roles that own something in the database, when the "
                  "first tables are seeded; with [server] role = \"superuser\" as superuser");
    }
  }
}

}  // namespace rehearse::seed
