#include "schema/column_order.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/strings.h"
#include "schema/change.h"
#include "schema/identity.h"

namespace rehearse::schema {

namespace {

using Renames = std::map<std::string, std::string, std::less<>>;  // found identity -> expected identity

// From left to right.
std::vector<std::string> columns(const SchemaSnapshot& snapshot, const std::string& table) {
  std::vector<std::string> identities;
  for (const SchemaObject* column : columns_of(snapshot, table)) identities.push_back(column->identity);
  return identities;
}

std::vector<std::string> only(std::vector<std::string> names, const std::vector<std::string>& wanted) {
  std::erase_if(
      names, [&](const auto& name) { return std::find(wanted.begin(), wanted.end(), name) == wanted.end(); });
  return names;
}

std::string list(std::vector<std::string> identities) {
  for (std::string& identity : identities) identity = std::string(last_name(identity));
  return join(identities, ", ");
}

const SchemaObject* table_of(const SchemaSnapshot& snapshot, const std::string& name) {
  const SchemaObject* table = find(snapshot, "table", name);
  return table != nullptr ? table : find(snapshot, "foreign table", name);
}

std::set<std::string> moved_tables(const Changes& changes) {
  std::set<std::string> tables;
  for (const auto& [before, after] : changes.altered)
    if (before->kind == "column" && attribute(*before, "position") != attribute(*after, "position"))
      tables.emplace(container(*before));
  return tables;
}

Renames renamed_columns(const Changes& changes) {
  Renames renames;
  for (const auto& [before, after] : changes.renamed)
    if (before->kind == "column") renames.emplace(after->identity, before->identity);
  return renames;
}

}  // namespace

std::vector<ColumnOrderChange> column_order(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                            const Changes& changes) {
  const Renames renames = renamed_columns(changes);
  std::vector<ColumnOrderChange> orders;
  for (const std::string& name : moved_tables(changes)) {
    const SchemaObject* before_table = table_of(expected, name);
    const SchemaObject* after_table = table_of(found, name);
    if (before_table == nullptr || after_table == nullptr) continue;
    const std::vector<std::string> before = columns(expected, name);
    std::vector<std::string> after = columns(found, name);
    ColumnOrderChange order{before_table, after_table, list(before), list(after)};
    for (std::string& column : after)
      if (const auto old = renames.find(column); old != renames.end()) column = old->second;
    if (only(before, after) != only(after, before)) orders.push_back(std::move(order));
  }
  return orders;
}

}  // namespace rehearse::schema
