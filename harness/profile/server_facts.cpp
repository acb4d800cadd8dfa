#include "profile/server_facts.h"

#include <map>
#include <string>

#include "profile/row_values.h"
#include "profile/server_queries.h"

namespace rehearse::profile {

namespace {

std::map<std::string, std::string> pairs(pg::Connection& connection, const std::string& query) {
  std::map<std::string, std::string> result;
  connection.query(query).each_row(
      [&](const pg::Result::Row& row) { result.emplace(text_of(row[0]), text_of(row[1])); });
  return result;
}

}  // namespace

ProfileServer read_server_facts(pg::Connection& connection) {
  const pg::Result facts = connection.query(server_query());
  return {.version = static_cast<int>(facts.integer(0, 0)),
          .block_size = facts.integer(0, 1),
          .encoding = std::string(facts.text(0, 2)),
          .collation = std::string(facts.text(0, 3)),
          .ctype = std::string(facts.text(0, 4)),
          .time_zone = std::string(facts.text(0, 5)),
          .extensions = pairs(connection, extensions_query()),
          .settings = pairs(connection, settings_query())};
}

}  // namespace rehearse::profile
