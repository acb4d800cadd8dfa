#include "schema/changes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

#include "schema/identity.h"

namespace rehearse::schema {

namespace {

using Names = std::set<std::string, std::less<>>;

// Kinds without parts of their own: equal attributes make them equal.
constexpr std::array<std::string_view, 8> kRenamable{"column", "constraint", "index",      "policy",
                                                     "rule",   "sequence",   "statistics", "trigger"};

constexpr std::array<std::string_view, 6> kContainers{"column", "foreign table", "materialized view",
                                                      "table",  "type",          "view"};

template <typename List>
bool contains(const List& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool before(const SchemaObject& a, const SchemaObject& b) {
  return std::tie(a.kind, a.identity) < std::tie(b.kind, b.identity);
}

template <typename Wanted>
Names names_of(const Objects& objects, const Wanted& wanted) {
  Names names;
  for (const SchemaObject* object : objects)
    if (wanted(*object)) names.insert(object->identity);
  return names;
}

std::string constraint_of(const SchemaObject& index) {
  return std::string(attribute(index, "table")).append(".").append(attribute(index, "constraint"));
}

// The column or domain that a NOT NULL constraint is about; empty for other objects.
std::string not_null_of(const SchemaObject& object) {
  if (object.kind != "constraint" || attribute(object, "type") != "not null") return {};
  const std::string_view column = attribute(object, "columns");
  std::string name(container(object));
  return column.empty() ? name : name.append(".").append(column);
}

// Where the attribute or the whole object differs.
Names with_other_not_null(const Changes& changes) {
  Names names;
  for (const auto& [before, after] : changes.altered)
    if (attribute(*before, "not null") != attribute(*after, "not null")) names.insert(before->identity);
  for (const Objects* objects : {&changes.lost, &changes.added})
    for (const SchemaObject* object : *objects)
      if (object->kind == "column") names.insert(object->identity);
  return names;
}

bool same_but_for_name(const SchemaObject& lost, const SchemaObject& added) {
  return lost.kind == added.kind && container(lost) == container(added) &&
         first_name(lost.identity) == first_name(added.identity) && lost.attributes == added.attributes;
}

}  // namespace

Changes collect(const SchemaSnapshot& expected, const SchemaSnapshot& found) {
  Changes changes;
  auto a = expected.objects.begin();
  auto b = found.objects.begin();
  while (a != expected.objects.end() || b != found.objects.end()) {
    if (b == found.objects.end() || (a != expected.objects.end() && before(*a, *b))) {
      changes.lost.push_back(&*a++);
    } else if (a == expected.objects.end() || before(*b, *a)) {
      changes.added.push_back(&*b++);
    } else {
      if (a->attributes != b->attributes) changes.altered.emplace_back(&*a, &*b);
      ++a;
      ++b;
    }
  }
  return changes;
}

Objects fold_parts(const Objects& objects) {
  const Names schemas = names_of(objects, [](const auto& o) { return o.kind == "schema"; });
  const Names containers = names_of(objects, [](const auto& o) { return contains(kContainers, o.kind); });
  const Names constraints = names_of(objects, [](const auto& o) { return o.kind == "constraint"; });
  Objects rest;
  for (const SchemaObject* object : objects) {
    const bool goes_along =
        containers.contains(container(*object)) ||
        (lives_in_schema(*object) && schemas.contains(first_name(object->identity))) ||
        (object->kind == "sequence" && containers.contains(attribute(*object, "owned by"))) ||
        (object->kind == "index" && constraints.contains(constraint_of(*object)));
    if (!goes_along) rest.push_back(object);
  }
  return rest;
}

void fold_not_null(Changes& changes) {
  const Names told = with_other_not_null(changes);
  for (Objects* objects : {&changes.lost, &changes.added})
    std::erase_if(*objects, [&](const SchemaObject* object) { return told.contains(not_null_of(*object)); });
}

void pair_renames(Changes& changes) {
  Objects lost;
  for (const SchemaObject* object : changes.lost) {
    const auto twin = std::find_if(changes.added.begin(), changes.added.end(), [&](const auto* added) {
      return contains(kRenamable, object->kind) && same_but_for_name(*object, *added);
    });
    if (twin == changes.added.end()) {
      lost.push_back(object);
    } else {
      changes.renamed.emplace_back(object, *twin);
      changes.added.erase(twin);
    }
  }
  changes.lost = std::move(lost);
}

}  // namespace rehearse::schema
