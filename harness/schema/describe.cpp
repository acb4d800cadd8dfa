#include "schema/describe.h"

#include "schema/identity.h"

namespace rehearse::schema {

namespace {

std::string column(const SchemaObject& object) {
  std::string text(attribute(object, "type"));
  if (attribute(object, "not null") == "true") text += ", not null";
  if (const auto value = attribute(object, "default"); !value.empty())
    text.append(", default ").append(value);
  return text;
}

std::string index(const SchemaObject& object) {
  std::string text = attribute(object, "valid") == "false" ? "INVALID, " : "";
  text += attribute(object, "unique") == "true" ? "unique, on " : "on ";
  return text.append(attribute(object, "table")).append(" ").append(attribute(object, "definition"));
}

std::string summary(const SchemaObject& object) {
  if (object.kind == "column") return column(object);
  if (object.kind == "index") return index(object);
  if (object.kind == "view" || object.kind == "materialized view") return {};
  for (const char* telling : {"definition", "labels", "returns", "grants", "version", "values"})
    if (const auto value = attribute(object, telling); !value.empty()) return std::string(value);
  return {};
}

}  // namespace

std::string describe(const SchemaObject& object) {
  std::string text = summary(object);
  return text.empty() ? object.kind : text;
}

std::string shown(const SchemaObject& object, const std::string& name, const SchemaObject& other) {
  if (object.attributes.contains(name)) return std::string(attribute(object, name));
  const std::string_view opposite = attribute(other, name);
  if (opposite == "true") return "false";
  return opposite == "false" ? "true" : "none";
}

}  // namespace rehearse::schema
