#include "schema/column_order.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/strings.h"
#include "schema/identity.h"

namespace rehearse::schema {

namespace {

using Renames = std::map<std::string, std::string, std::less<>>;  // found identity -> expected identity

int position(const SchemaObject& column) {
  const std::string_view digits = attribute(column, "position");
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

auto lower_bound(const SchemaSnapshot& snapshot, std::string_view kind, std::string_view identity) {
  return std::lower_bound(snapshot.objects.begin(), snapshot.objects.end(), std::tie(kind, identity),
                          [](const SchemaObject& object, const auto& key) {
                            return std::tuple<std::string_view, std::string_view>(object.kind,
                                                                                  object.identity) < key;
                          });
}

// Identities in the order of their positions. Columns of one table are neighbours in a sorted snapshot.
std::vector<std::string> columns(const SchemaSnapshot& snapshot, const std::string& table) {
  const std::string prefix = table + ".";
  Objects found;
  for (auto it = lower_bound(snapshot, "column", prefix);
       it != snapshot.objects.end() && it->kind == "column" && it->identity.starts_with(prefix); ++it)
    found.push_back(&*it);
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return position(*a) < position(*b); });
  std::vector<std::string> identities;
  for (const SchemaObject* column : found) identities.push_back(column->identity);
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

std::string kind_of(const SchemaSnapshot& snapshot, const std::string& table) {
  for (const char* kind : {"table", "foreign table"}) {
    const auto object = lower_bound(snapshot, kind, table);
    if (object != snapshot.objects.end() && object->kind == kind && object->identity == table) return kind;
  }
  return {};
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

std::vector<SchemaDifference> column_order(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                           const Changes& changes) {
  const Renames renames = renamed_columns(changes);
  std::vector<SchemaDifference> differences;
  for (const std::string& table : moved_tables(changes)) {
    const std::string kind = kind_of(expected, table);
    if (kind.empty()) continue;
    const std::vector<std::string> before = columns(expected, table);
    std::vector<std::string> after = columns(found, table);
    SchemaDifference difference{Comparison::down, kind, table, "column order", list(before), list(after)};
    for (std::string& name : after)
      if (const auto old = renames.find(name); old != renames.end()) name = old->second;
    if (only(before, after) != only(after, before)) differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace rehearse::schema
