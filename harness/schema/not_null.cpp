#include "schema/not_null.h"

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

}  // namespace rehearse::schema
