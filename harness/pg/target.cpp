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
  auto parameters = target.endpoint.parameters;
  parameters.try_emplace("sslmode", "disable");
  parameters.try_emplace("gssencmode", "disable");
  std::string others;
  for (const auto& [name, value] : parameters) others += fmt::format(" {}={}", name, conninfo_value(value));
  // client_encoding and options are set so that PGCLIENTENCODING and PGOPTIONS of the user cannot change
  // results.
  return fmt::format(
      "host={} port={} dbname={} user={} application_name={} client_encoding=UTF8 options='' "
      "connect_timeout=10{}",
      conninfo_value(target.endpoint.host), target.endpoint.port, conninfo_value(target.database),
      conninfo_value(target.user), conninfo_value(target.application_name), others);
}

}  // namespace rehearse::pg
