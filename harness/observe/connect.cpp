#include "observe/connect.h"

namespace rehearse::observe {

namespace {

constexpr const char* kSettings =
    "SELECT set_config('search_path', 'pg_catalog', false), set_config('plan_cache_mode', "
    "'force_generic_plan', false), set_config('jit', 'off', false), set_config('statement_timeout', '0', "
    "false), set_config('lock_timeout', '1s', false)";

}  // namespace

pg::Connection connect(const pg::Target& target) {
  pg::Connection connection(target);
  connection.query(kSettings);
  return connection;
}

}  // namespace rehearse::observe
