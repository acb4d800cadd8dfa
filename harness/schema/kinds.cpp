#include "schema/kinds.h"

#include <array>

#include "base/strings.h"
#include "schema/change.h"
#include "schema/identity.h"

namespace rehearse::schema {

std::string constraint_type(const SchemaObject& constraint) {
  constexpr std::array<std::string_view, 6> kTypes{"PRIMARY KEY", "UNIQUE",  "FOREIGN KEY",
                                                   "CHECK",       "EXCLUDE", "NOT NULL"};
  if (const auto type = attribute(constraint, "type"); !type.empty()) return std::string(type);
  const std::string_view definition = attribute(constraint, "definition");
  for (const std::string_view type : kTypes)
    if (definition.starts_with(type)) return lower(type);
  return {};
}

bool is_broken_index(const SchemaObject& index) {
  for (const char* state : {"valid", "ready", "live"})
    if (attribute(index, state) == "false") return true;
  return false;
}

bool backs_constraint(const SchemaSnapshot& snapshot, const SchemaObject& index) {
  if (!attribute(index, "constraint").empty()) return true;
  const std::string name =
      std::string(attribute(index, "table")) + "." + std::string(last_name(index.identity));
  const SchemaObject* constraint = find(snapshot, "constraint", name);
  if (constraint == nullptr) return false;
  const std::string type = constraint_type(*constraint);
  return type == "primary key" || type == "unique" || type == "exclude";
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

}  // namespace rehearse::schema
