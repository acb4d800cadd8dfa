#include "schema/echoes.h"

#include <algorithm>
#include <string_view>

#include "schema/identity.h"
#include "schema/kinds.h"

namespace rehearse::schema {

namespace {

// A default that calls nextval() names the sequence, so that a renamed sequence changes it.
bool names_renamed_sequence(std::string_view before, std::string_view after, const ObjectPairs& renamed) {
  return std::any_of(renamed.begin(), renamed.end(), [&](const auto& pair) {
    const auto at = before.find("'" + pair.first->identity + "'");
    if (pair.first->kind != "sequence" || at == std::string_view::npos) return false;
    std::string expected(before);
    return expected.replace(at + 1, pair.first->identity.size(), pair.second->identity) == after;
  });
}

// A foreign key names the index of the key that it rests on, so that another name of the key changes it.
bool rests_on_renamed_key(const SchemaObject& before, const SchemaObject& after, const ObjectPairs& renamed) {
  const auto index_of = [](const SchemaObject& key) {
    return std::string(first_name(key.identity)).append(".").append(last_name(key.identity));
  };
  return std::any_of(renamed.begin(), renamed.end(), [&](const auto& pair) {
    return pair.first->kind == "constraint" &&
           index_of(*pair.first) == attribute(before, "referenced index") &&
           index_of(*pair.second) == attribute(after, "referenced index");
  });
}

// What an index has from the constraint that it serves is told of the constraint.
bool is_told_by_constraint(const SchemaObject& before, const SchemaObject& after, const std::string& name,
                           const Surroundings& around) {
  if (before.kind != "index" || !backs_constraint(before)) return false;
  const auto constraint_of = [](const SchemaObject& index) {
    return std::string(attribute(index, "table")).append(".").append(attribute(index, "constraint"));
  };
  const SchemaObject* was = find(around.expected, "constraint", constraint_of(before));
  const SchemaObject* now = find(around.found, "constraint", constraint_of(after));
  return was != nullptr && now != nullptr && was->identity == now->identity &&
         attribute(*was, name) == attribute(before, name) && attribute(*now, name) == attribute(after, name);
}

}  // namespace

bool is_echo(const SchemaObject& before, const SchemaObject& after, const std::string& name,
             const Surroundings& around) {
  const ObjectPairs& renamed = around.changes.renamed;
  // A constraint that an index gains or loses is a difference of its own.
  if (before.kind == "index" && name == "constraint") return true;
  if (is_told_by_constraint(before, after, name, around)) return true;
  // Other columns have other operator classes; one line says enough.
  if (name == "operator classes") return attribute(before, "columns") != attribute(after, "columns");
  // Positions are told per table, see column_order().
  if (before.kind == "column" && name == "position") return true;
  if (name == "referenced index") return rests_on_renamed_key(before, after, renamed);
  return name == "default" &&
         names_renamed_sequence(attribute(before, name), attribute(after, name), renamed);
}

}  // namespace rehearse::schema
