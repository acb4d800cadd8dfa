#include "observe/connect.h"

namespace rehearse::observe {

namespace {

constexpr const char* kSettings =
    "SELECT set_config('search_path', 'pg_catalog', false), set_config('plan_cache_mode', "
    "'force_generic_plan', false), set_config('jit', 'off', false), set_config('statement_timeout', '0', "
    "false), set_config('lock_timeout', '1s', false)";

// Manual, appendix A. The second is "out of shared memory" as well, which is how a full lock table is told.
constexpr const char* kLockNotAvailable = "55P03";
constexpr const char* kOutOfMemory = "53200";

}  // namespace

pg::Connection connect(const pg::Target& target) {
  pg::Connection connection(target);
  connection.query(kSettings);
  return connection;
}

bool is_passing(const pg::ServerError& error) {
  return error.sqlstate() == kLockNotAvailable || error.sqlstate() == kOutOfMemory;
}

}  // namespace rehearse::observe
