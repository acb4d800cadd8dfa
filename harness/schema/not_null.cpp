#include "schema/not_null.h"

#include <string>

#include "schema/change.h"
#include "schema/identity.h"
#include "schema/kinds.h"

namespace rehearse::schema {

namespace {

bool is_not_null(const SchemaSnapshot& snapshot, const std::string& column) {
  const SchemaObject* object = find(snapshot, "column", column);
  return object != nullptr && attribute(*object, "not null") == "true";
}

}  // namespace

void leave_to_columns(Changes& changes, const SchemaSnapshot& expected, const SchemaSnapshot& found) {
  const auto told_by_column = [&](const SchemaObject* object) {
    if (object->kind != "constraint" || constraint_type(*object) != "not null") return false;
    const std::string column =
        std::string(owner_of(object->identity)).append(".").append(attribute(*object, "columns"));
    return is_not_null(expected, column) != is_not_null(found, column);
  };
  std::erase_if(changes.lost, told_by_column);
  std::erase_if(changes.added, told_by_column);
}

}  // namespace rehearse::schema
