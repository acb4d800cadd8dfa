#include "schema/describe.h"

#include <array>

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

// " WORD value" where the object has the attribute.
std::string part(const SchemaObject& object, const std::string& name, std::string_view before,
                 std::string_view after = "") {
  const std::string_view value = attribute(object, name);
  return value.empty() ? std::string{} : std::string(before).append(value).append(after);
}

std::string index(const SchemaObject& object) {
  std::string text = attribute(object, "valid") == "false" ? "INVALID, " : "";
  text += attribute(object, "unique") == "true" ? "unique, on " : "on ";
  text.append(attribute(object, "table")).append(part(object, "method", " "));
  return text + part(object, "columns", " (", ")") + part(object, "include", " INCLUDE (", ")") +
         part(object, "where", " WHERE ");
}

std::string constraint(const SchemaObject& object) {
  return part(object, "type", "") + part(object, "columns", " (", ")") +
         part(object, "references", " references ") + part(object, "on delete", " on delete ") +
         part(object, "on update", " on update ") +
         (attribute(object, "validated") == "false" ? " not valid" : "") + part(object, "expression", ": ");
}

std::string trigger(const SchemaObject& object) {
  return part(object, "timing", "") + part(object, "events", " ") + part(object, "columns", " of ") +
         part(object, "function", ": ", "(") + part(object, "arguments", "") + ")";
}

std::string rule(const SchemaObject& object) {
  const std::string_view word = attribute(object, "instead") == "true" ? " instead: " : " also: ";
  return part(object, "event", "on ") + part(object, "condition", " where ") + part(object, "action", word);
}

std::string statistics(const SchemaObject& object) {
  const std::string columns = part(object, "columns", "");
  return part(object, "kinds", "", " on ") + columns +
         part(object, "expressions", columns.empty() ? "" : ", ") + part(object, "table", " of ");
}

// What says most of the kinds that have no text of their own, and the word before it.
struct Telling {
  std::string_view kind;
  const char* attribute;
  std::string_view word;
};

constexpr std::array<Telling, 21> kTelling{{
    {"access method", "type", ""},
    {"cast", "context", ""},
    {"collation", "provider", ""},
    {"conversion", "function", "by "},
    {"event trigger", "event", "on "},
    {"foreign server", "foreign-data wrapper", "of "},
    {"foreign table", "server", "on "},
    {"function", "returns", ""},
    {"language", "handler", "by "},
    {"large object", "owner", "of "},
    {"operator", "function", "by "},
    {"operator class", "for type", "for "},
    {"operator family", "operators", ""},
    {"publication", "tables", "of "},
    {"role", "settings", ""},
    {"sequence state", "last value", "at "},
    {"subscription", "publications", "to "},
    {"tablespace", "location", "at "},
    {"text search configuration", "parser", "with "},
    {"text search dictionary", "template", "of "},
    {"text search template", "lexize function", "by "},
}};

std::string other(const SchemaObject& object) {
  for (const auto& [kind, name, word] : kTelling)
    if (object.kind == kind && object.attributes.contains(name)) return part(object, name, word);
  for (const char* name : {"definition", "labels", "returns", "grants", "version", "values", "kind"})
    if (const auto value = attribute(object, name); !value.empty()) return std::string(value);
  return {};
}

std::string summary(const SchemaObject& object) {
  if (object.kind == "column") return column(object);
  if (object.kind == "index") return index(object);
  if (object.kind == "constraint") return constraint(object);
  if (object.kind == "trigger") return trigger(object);
  if (object.kind == "rule") return rule(object);
  if (object.kind == "statistics") return statistics(object);
  if (object.kind == "schema" || object.kind == "view" || object.kind == "materialized view") return {};
  return other(object);
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
