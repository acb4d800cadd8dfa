#include "schema/compare.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "schema/casts.h"
#include "schema/changes.h"
#include "schema/column_order.h"
#include "schema/conditions.h"
#include "schema/describe.h"
#include "schema/identity.h"
#include "schema/literals.h"

namespace rehearse::schema {

namespace {

using Differences = std::vector<SchemaDifference>;

std::set<std::string> attribute_names(const SchemaObject& before, const SchemaObject& after) {
  std::set<std::string> names;
  for (const auto& [name, value] : before.attributes) names.insert(name);
  for (const auto& [name, value] : after.attributes) names.insert(name);
  return names;
}

// A default that calls nextval() names the sequence, so that a renamed sequence changes it.
bool explained_by_rename(std::string_view before, std::string_view after, const ObjectPairs& renamed) {
  return std::any_of(renamed.begin(), renamed.end(), [&](const auto& pair) {
    const auto at = before.find("'" + pair.first->identity + "'");
    if (pair.first->kind != "sequence" || at == std::string_view::npos) return false;
    std::string expected(before);
    return expected.replace(at + 1, pair.first->identity.size(), pair.second->identity) == after;
  });
}

// What people wrote, and PostgreSQL only kept.
bool is_verbatim(const std::string& name, std::string_view value) {
  return name == "comment" || name == "security label" ||
         (name == "body" && !value.starts_with("BEGIN ATOMIC") && !value.starts_with("RETURN "));
}

// An expression as it is once PostgreSQL has parsed what it wrote.
std::string settled(std::string_view expression) {
  return without_nested_conditions(with_casts_of_elements(expression));
}

bool same_expression(std::string_view before, std::string_view after) {
  return before != after && (same_but_for_clock(before, after) || settled(before) == settled(after));
}

bool counts(const SchemaObject& before, const SchemaObject& after, const std::string& name,
            const ObjectPairs& renamed) {
  const std::string_view old_value = attribute(before, name);
  const std::string_view new_value = attribute(after, name);
  const bool equal =
      old_value == new_value && before.attributes.contains(name) == after.attributes.contains(name);
  if (equal || (!is_verbatim(name, old_value) && same_expression(old_value, new_value))) return false;
  // Other columns have other operator classes; one line says enough.
  if (name == "operator classes" && attribute(before, "columns") != attribute(after, "columns")) return false;
  // Positions are told per table, see column_order().
  if (before.kind == "column" && name == "position") return false;
  return name != "default" || !explained_by_rename(old_value, new_value, renamed);
}

Differences altered(const Changes& changes) {
  Differences differences;
  for (const auto& [before, after] : changes.altered)
    for (const std::string& name : attribute_names(*before, *after))
      if (counts(*before, *after, name, changes.renamed))
        differences.push_back({Comparison::down, before->kind, before->identity, name,
                               shown(*before, name, *after), shown(*after, name, *before)});
  return differences;
}

Differences renamed(const Changes& changes) {
  Differences differences;
  for (const auto& [before, after] : changes.renamed)
    differences.push_back({Comparison::down, before->kind, before->identity, "name",
                           std::string(last_name(before->identity)),
                           std::string(last_name(after->identity))});
  return differences;
}

Differences lost_and_added(const Changes& changes) {
  Differences differences;
  for (const SchemaObject* object : changes.lost)
    differences.push_back({Comparison::down, object->kind, object->identity, {}, describe(*object), {}});
  for (const SchemaObject* object : changes.added)
    differences.push_back({Comparison::down, object->kind, object->identity, {}, {}, describe(*object)});
  return differences;
}

void append(Differences& all, Differences more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<SchemaDifference> compare(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                      Comparison comparison) {
  if (!expected.digest.empty() && expected.digest == found.digest) return {};
  Changes changes = collect(expected, found);
  changes.lost = fold_parts(changes.lost);
  changes.added = fold_parts(changes.added);
  fold_not_null(changes);
  pair_renames(changes);

  Differences differences = lost_and_added(changes);
  append(differences, renamed(changes));
  append(differences, column_order(expected, found, changes));
  append(differences, altered(changes));
  for (SchemaDifference& difference : differences) difference.comparison = comparison;
  return differences;
}

}  // namespace rehearse::schema
