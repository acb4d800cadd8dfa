#include "provision/attached/leftovers.h"

#include <fmt/format.h>

#include <exception>

#include "provision/database.h"

namespace rehearse::provision {

namespace {

// Whatever the role owns was made for it, since it may not make databases. Their own comments prove nothing:
// a migration can change those of its database.
constexpr const char* kDatabases =
    "SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = $1";

// A role's name alone proves nothing either, but its comment is out of its own reach.
constexpr const char* kAbandoned =
    "SELECT rolname FROM pg_roles r WHERE rolname ~ '^rehearse_[a-z0-9]{8}$' "
    "AND shobj_description(r.oid, 'pg_authid') = $1 "
    "AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.application_name = r.rolname)";

}  // namespace

std::string drop_all_of(pg::Connection& admin, const std::string& role) noexcept {
  try {
    const pg::Result databases = admin.query(kDatabases, {role});
    for (std::size_t row = 0; row < databases.rows(); ++row)
      admin.query(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)",
                              pg::quote_identifier(databases.text(row, 0))));
    admin.query(fmt::format("DROP ROLE IF EXISTS {}", pg::quote_identifier(role + kSeederSuffix)));
    admin.query(fmt::format("DROP ROLE IF EXISTS {}", pg::quote_identifier(role)));
    return {};
  } catch (const std::exception& error) {
    return error.what();
  }
}

std::vector<std::string> drop_leftovers(pg::Connection& admin) {
  std::vector<std::string> dropped;
  const pg::Result roles = admin.query(kAbandoned, {std::string(kMark)});
  for (std::size_t row = 0; row < roles.rows(); ++row) {
    const std::string role(roles.text(row, 0));
    if (drop_all_of(admin, role).empty()) dropped.push_back(role);
  }
  return dropped;
}

}  // namespace rehearse::provision
