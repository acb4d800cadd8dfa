#include "profile/support.h"

#include <fmt/format.h>

#include <stdexcept>

#include "pg/connection.h"
#include "profile/read_remote.h"
#include "support/server.h"

namespace rehearse::profile::test {

DataProfile profiled(const provision::Database& database, const Request& request, const std::string& role) {
  const std::string url = fmt::format("host={} port={} user={} dbname={}", rehearse::test::endpoint().host,
                                      rehearse::test::endpoint().port, role, database.name());
  return read_remote(url, request, Millis{60'000}, {});
}

void execute(const provision::Database& database, const std::string& sql) {
  pg::Connection(database.superuser()).query(sql);
}

const ProfileColumn& column(const DataProfile& profile, const std::string& table, const std::string& name) {
  const ProfileTable* owner = find_table(profile, "public", table);
  const ProfileColumn* found = owner == nullptr ? nullptr : find_column(*owner, name);
  if (found == nullptr) throw std::runtime_error(fmt::format("no column {}.{} in the profile", table, name));
  return *found;
}

}  // namespace rehearse::profile::test
