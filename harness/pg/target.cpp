#include "pg/target.h"

#include <fmt/format.h>

#include <utility>

namespace rehearse::pg {

Target as_superuser(const Endpoint& endpoint, std::string database) {
  return {endpoint, std::move(database), endpoint.superuser};
}

Target as_owner(const Endpoint& endpoint, std::string database) {
  return {endpoint, std::move(database), endpoint.owner};
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
  // client_encoding and options are set so that PGCLIENTENCODING and PGOPTIONS of the user cannot change
  // results.
  return fmt::format(
      "host={} port={} dbname={} user={} application_name={} client_encoding=UTF8 options='' "
      "connect_timeout=10 gssencmode=disable sslmode=disable",
      conninfo_value(target.endpoint.host), target.endpoint.port, conninfo_value(target.database),
      conninfo_value(target.user), conninfo_value(target.application_name));
}

}  // namespace rehearse::pg
