#include "schema/identity.h"

#include <algorithm>
#include <array>

#include "base/contains.h"

namespace rehearse::schema {

namespace {

constexpr std::array<std::string_view, 5> kParts{"column", "constraint", "policy", "rule", "trigger"};
constexpr std::array<std::string_view, 20> kWithoutSchema{
    "access method",        "cast",       "database",         "default privileges",
    "event trigger",        "extension",  "extension member", "foreign server",
    "foreign-data wrapper", "language",   "large object",     "parameter",
    "publication",          "role",       "role membership",  "subscription",
    "system object",        "tablespace", "transform",        "user mapping"};

// The last dot outside of quotes, before a function's argument list.
std::size_t find_dot(std::string_view identity, bool last) {
  std::size_t found = std::string_view::npos;
  bool quoted = false;
  for (std::size_t i = 0; i < identity.size(); ++i) {
    if (identity[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (identity[i] == '(') break;
    if (identity[i] != '.') continue;
    found = i;
    if (!last) break;
  }
  return found;
}

}  // namespace

std::string_view owner_of(std::string_view identity) {
  const auto dot = find_dot(identity, true);
  return dot == std::string_view::npos ? std::string_view{} : identity.substr(0, dot);
}

std::string_view last_name(std::string_view identity) {
  const auto dot = find_dot(identity, true);
  return dot == std::string_view::npos ? identity : identity.substr(dot + 1);
}

std::string_view first_name(std::string_view identity) {
  return identity.substr(0, find_dot(identity, false));
}

std::string_view attribute(const SchemaObject& object, const std::string& name) {
  const auto found = object.attributes.find(name);
  return found == object.attributes.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view container(const SchemaObject& object) {
  if (contains(kParts, object.kind)) return owner_of(object.identity);
  if (object.kind == "index") return attribute(object, "table");
  if (object.kind == "statistics") return attribute(object, "table");
  if (object.kind == "sequence") return owner_of(attribute(object, "owned by"));
  if (object.kind == "sequence state") return object.identity;
  if (object.kind == "extension member") return attribute(object, "extension");
  if (object.kind == "user mapping") return attribute(object, "server");
  return {};
}

bool lives_in_schema(const SchemaObject& object) {
  return object.kind != "schema" && !contains(kWithoutSchema, object.kind);
}

}  // namespace rehearse::schema
