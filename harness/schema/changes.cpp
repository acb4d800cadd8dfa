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

constexpr std::array<std::string_view, 9> kContainers{
    "column",   "extension", "foreign server", "foreign table", "materialized view",
    "sequence", "table",     "type",           "view"};

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
