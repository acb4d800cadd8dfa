#include "schema/not_null.h"

#include <set>
#include <string>

#include "schema/identity.h"

namespace rehearse::schema {

namespace {

using Names = std::set<std::string, std::less<>>;

// The column or domain that a NOT NULL constraint is about; empty for other objects.
std::string subject_of(const SchemaObject& object) {
  if (object.kind != "constraint" || attribute(object, "type") != "not null") return {};
  const std::string_view column = attribute(object, "columns");
  std::string name(container(object));
  return column.empty() ? name : name.append(".").append(column);
}

// Where the attribute or the whole object differs.
Names told(const Changes& changes) {
  Names names;
  for (const auto& [before, after] : changes.altered)
    if (attribute(*before, "not null") != attribute(*after, "not null")) names.insert(before->identity);
  for (const Objects* objects : {&changes.lost, &changes.added})
    for (const SchemaObject* object : *objects)
      if (object->kind == "column") names.insert(object->identity);
  return names;
}

}  // namespace

void fold_not_null(Changes& changes) {
  const Names names = told(changes);
  for (Objects* objects : {&changes.lost, &changes.added})
    std::erase_if(*objects, [&](const SchemaObject* object) { return names.contains(subject_of(*object)); });
}

}  // namespace rehearse::schema
