#include "schema/changes.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <tuple>

#include "base/contains.h"
#include "schema/identity.h"
#include "schema/kinds.h"

namespace rehearse::schema {

namespace {

// Kinds without parts of their own: equal attributes make them equal.
constexpr std::array<std::string_view, 8> kRenamable{"column", "constraint", "index",      "policy",
                                                     "rule",   "sequence",   "statistics", "trigger"};

constexpr std::array<std::string_view, 9> kContainers{
    "column",   "extension", "foreign server", "foreign table", "materialized view",
    "sequence", "table",     "type",           "view"};

bool before(const SchemaObject& a, const SchemaObject& b) {
  return std::tie(a.kind, a.identity) < std::tie(b.kind, b.identity);
}

bool has_own_index(const SchemaObject& constraint) {
  const std::string type = constraint_type(constraint);
  return type != "foreign key" && type != "check" && type != "not null";
}

std::string constraint_of(const SchemaObject& index) {
  return std::string(attribute(index, "table")).append(".").append(attribute(index, "constraint"));
}

/// The objects of one list by what others may be parts of.
class Owners {
 public:
  explicit Owners(const Objects& objects) {
    for (const SchemaObject* object : objects) {
      if (object->kind == "schema") schemas_.emplace(object->identity, object);
      if (contains(kContainers, object->kind)) containers_.emplace(object->identity, object);
      if (object->kind == "constraint" && has_own_index(*object))
        constraints_.emplace(object->identity, object);
    }
  }

  /// What the object goes with, or nullptr.
  [[nodiscard]] const SchemaObject* of(const SchemaObject& object) const {
    const SchemaObject* owner = in(containers_, container(object));
    if (owner == nullptr && object.kind == "sequence") owner = in(containers_, attribute(object, "owned by"));
    if (owner == nullptr && object.kind == "index") owner = in(constraints_, constraint_of(object));
    if (owner == nullptr && lives_in_schema(object)) owner = in(schemas_, first_name(object.identity));
    return owner;
  }

 private:
  using ByName = std::map<std::string, const SchemaObject*, std::less<>>;

  static const SchemaObject* in(const ByName& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? nullptr : found->second;
  }

  ByName schemas_;
  ByName containers_;
  ByName constraints_;
};

// A column goes with its table, and the table with its schema.
const SchemaObject* outermost_owner(const SchemaObject& object, const Owners& owners) {
  const SchemaObject* owner = owners.of(object);
  for (const SchemaObject* next = owner; next != nullptr; next = owners.of(*next)) owner = next;
  return owner;
}

void fold(Objects& objects, Changes& changes) {
  const Owners owners(objects);
  Objects rest;
  for (const SchemaObject* object : objects) {
    const SchemaObject* owner = outermost_owner(*object, owners);
    (owner == nullptr ? rest : changes.parts[owner]).push_back(object);
  }
  objects = std::move(rest);
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

const Objects& Changes::parts_of(const SchemaObject& object) const {
  static const Objects kNone;
  const auto found = parts.find(&object);
  return found == parts.end() ? kNone : found->second;
}

const SchemaObject* Changes::twin_of(const SchemaObject& object) const {
  const auto found = twins.find(&object);
  return found == twins.end() ? nullptr : found->second;
}

void fold_parts(Changes& changes) {
  fold(changes.lost, changes);
  fold(changes.added, changes);
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
