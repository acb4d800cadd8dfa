#include "pg/target.h"

#include <fmt/format.h>

#include <utility>

namespace rehearse::pg {

namespace {

// What the owner of a database may set for it or for itself, and what would change or stop our own work
// there: a name of its own that stands before the system's would be called as a superuser. Options of the
// connection come after settings of database and role (manual, section 20.1.4).
constexpr const char* kOwnSettings =
    R"(-c role=none -c search_path="$user",public -c default_transaction_read_only=off )"
    "-c default_transaction_isolation=read\\ committed -c statement_timeout=0 -c lock_timeout=0 "
    "-c idle_in_transaction_session_timeout=0 -c standard_conforming_strings=on -c DateStyle=ISO "
    "-c IntervalStyle=postgres -c extra_float_digits=1 -c bytea_output=hex -c row_security=on "
    "-c quote_all_identifiers=off";

// Options are set in any case, so that PGOPTIONS and PGCLIENTENCODING of the user cannot change results.
std::string with_options(const Target& target, std::string_view options) {
  auto parameters = target.endpoint.parameters;
  parameters.try_emplace("sslmode", "disable");
  parameters.try_emplace("gssencmode", "disable");
  std::string others;
  for (const auto& [name, value] : parameters) others += fmt::format(" {}={}", name, conninfo_value(value));
  return fmt::format(
      "host={} port={} dbname={} user={} application_name={} client_encoding=UTF8 options={} "
      "connect_timeout=10{}",
      conninfo_value(target.endpoint.host), target.endpoint.port, conninfo_value(target.database),
      conninfo_value(target.user), conninfo_value(target.application_name), conninfo_value(options), others);
}

}  // namespace

Target as_superuser(const Endpoint& endpoint, std::string database) {
  return {endpoint, std::move(database), endpoint.superuser};
}

Target as_owner(const Endpoint& endpoint, std::string database) {
  return {endpoint, std::move(database), endpoint.owner};
}

Target as_seeder(const Endpoint& endpoint, std::string database) {
  return {endpoint, std::move(database), endpoint.seeder};
}

std::string conninfo_value(std::string_view value) {
  std::string result = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string connection_string(const Target& target) {
  return with_options(target, kOwnSettings);
}

std::string migration_connection_string(const Target& target) {
  return with_options(target, "");
}

}  // namespace rehearse::pg
