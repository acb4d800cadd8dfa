#include "profile/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::profile {

namespace {

bool matches(const std::string& pattern, std::string_view schema, std::string_view name) {
  return glob_match(pattern, name) || glob_match(pattern, fmt::format("{}.{}", schema, name));
}

bool any_matches(const std::vector<std::string>& patterns, std::string_view schema, std::string_view name) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches(pattern, schema, name); });
}

// Their tables' schemas with "table.column".
std::vector<TableName> columns_of(const DataProfile& profile) {
  std::vector<TableName> result;
  for (const ProfileTable& table : profile.tables)
    for (const ProfileColumn& column : table.columns)
      result.push_back({table.schema, table.name + "." + column.name});
  return result;
}

void require_each(const std::vector<std::string>& patterns, std::string_view option,
                  const std::vector<TableName>& names) {
  for (const std::string& pattern : patterns) {
    const auto hit = [&](const TableName& each) { return matches(pattern, each.schema, each.name); };
    if (std::any_of(names.begin(), names.end(), hit)) continue;
    std::vector<std::string> known;
    for (const TableName& each : names) {
      known.push_back(each.name);
      known.push_back(each.schema + "." + each.name);
    }
    throw Error(ErrorKind::usage,
                fmt::format("{} {}: nothing of this name{}", option, pattern, did_you_mean(pattern, known)),
                "a pattern is matched with and without the schema; * stands for any characters");
  }
}

}  // namespace

bool wants_table(const Request& request, std::string_view schema, std::string_view table) {
  const auto& schemas = request.schemas;
  const bool in_schema =
      schemas.empty() || std::any_of(schemas.begin(), schemas.end(),
                                     [&](const std::string& pattern) { return glob_match(pattern, schema); });
  const bool named = request.tables.empty() || any_matches(request.tables, schema, table);
  return in_schema && named && !any_matches(request.excluded, schema, table);
}

bool keeps_values(const Request& request, std::string_view schema, std::string_view table,
                  std::string_view column) {
  return any_matches(request.kept, schema, fmt::format("{}.{}", table, column));
}

void require_matches(const Request& request, const std::vector<TableName>& tables,
                     const DataProfile& profile) {
  require_each(request.tables, "--table", tables);
  require_each(request.kept, "--keep-values", columns_of(profile));
  for (const std::string& pattern : request.schemas) {
    const auto hit = [&](const TableName& table) { return glob_match(pattern, table.schema); };
    if (std::none_of(tables.begin(), tables.end(), hit))
      throw Error(ErrorKind::usage, fmt::format("--schema {}: no table of such a schema", pattern),
                  "* stands for any characters");
  }
}

}  // namespace rehearse::profile
