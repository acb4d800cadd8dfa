#include "schema/not_null.h"

#include <algorithm>
#include <array>
#include <string>

#include "schema/change.h"
#include "schema/identity.h"
#include "schema/kinds.h"

namespace rehearse::schema {

namespace {

bool is_not_null(const SchemaSnapshot& snapshot, const char* kind, const std::string& identity) {
  const SchemaObject* object = find(snapshot, kind, identity);
  return object != nullptr && attribute(*object, "not null") == "true";
}

bool says_more_than_not_null(const SchemaObject& constraint) {
  constexpr std::array<std::string_view, 4> kPlain{"type", "columns", "validated", "inherited"};
  const bool has_more =
      std::any_of(constraint.attributes.begin(), constraint.attributes.end(), [&](const auto& attribute) {
        return std::find(kPlain.begin(), kPlain.end(), attribute.first) == kPlain.end();
      });
  return has_more || attribute(constraint, "validated") == "false";
}

}  // namespace

void leave_to_columns(Changes& changes, const SchemaSnapshot& expected, const SchemaSnapshot& found) {
  const auto told_by_column = [&](const SchemaObject* object) {
    if (object->kind != "constraint" || constraint_type(*object) != "not null") return false;
    const std::string_view column = attribute(*object, "columns");
    const char* kind = column.empty() ? "type" : "column";
    std::string subject(owner_of(object->identity));
    if (!column.empty()) subject.append(".").append(column);
    return is_not_null(expected, kind, subject) != is_not_null(found, kind, subject);
  };
  std::erase_if(changes.lost, told_by_column);
  std::erase_if(changes.added, told_by_column);
}

void leave_out_unnamed_not_nulls(Changes& changes, const Versions& versions) {
  const auto is_unnamed_there = [&](const SchemaObject* object) {
    if (object->kind != "constraint" || constraint_type(*object) != "not null") return false;
    const bool of_domain = attribute(*object, "columns").empty();
    return versions.part_at(of_domain ? 17 : 18) && !says_more_than_not_null(*object);
  };
  std::erase_if(changes.lost, is_unnamed_there);
  std::erase_if(changes.added, is_unnamed_there);
}

}  // namespace rehearse::schema
