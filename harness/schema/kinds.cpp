#include "schema/kinds.h"

#include "schema/change.h"
#include "schema/identity.h"

namespace rehearse::schema {

std::string constraint_type(const SchemaObject& constraint) {
  return std::string(attribute(constraint, "type"));
}

bool is_broken_index(const SchemaObject& index) {
  for (const char* state : {"valid", "ready", "live"})
    if (attribute(index, state) == "false") return true;
  return false;
}

bool backs_constraint(const SchemaObject& index) {
  return !attribute(index, "constraint").empty();
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

}  // namespace rehearse::schema
