#include "schema/twins.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "schema/identity.h"

namespace rehearse::schema {

namespace {

bool is_letter(char c) {
  return is_alphanumeric(c) || (c & '\x80') != 0;
}

// Each occurrence of the name as a word becomes a mark: "orders" in "orders_id_seq", not in "reorders".
// A cast has no name.
std::string without_name(std::string text, std::string_view name) {
  if (name.empty()) return text;
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    const auto end = at + name.size();
    const bool starts = at == 0 || !is_letter(text[at - 1]);
    const bool ends = end == text.size() || !is_letter(text[end]);
    if (starts && ends) text.replace(at, name.size(), "?");
    ++at;
  }
  return text;
}

// The name of a function without its arguments, of anything else in full.
std::string_view own_name(const SchemaObject& object) {
  const std::string_view name = last_name(object.identity);
  return name.substr(0, name.find('('));
}

// Where the name itself means something to those who write queries.
bool is_known_by_name(const SchemaObject& part) {
  return part.kind != "index" && part.kind != "constraint" && part.kind != "sequence";
}

std::string portrait(const SchemaObject& object, std::string_view name, bool with_identity) {
  std::string text = object.kind;
  if (with_identity) text += "\n" + without_name(object.identity, name);
  for (const auto& [attribute, value] : object.attributes)
    text.append("\n").append(attribute).append("=").append(without_name(value, name));
  return text;
}

using Portrait = std::multiset<std::string>;

// Equal for objects that differ only in what they are called.
Portrait portrait(const SchemaObject& object, const Changes& changes) {
  const std::string_view name = own_name(object);
  Portrait result{portrait(object, name, true)};
  for (const SchemaObject* part : changes.parts_of(object))
    result.insert(portrait(*part, name, is_known_by_name(*part)));
  return result;
}

// An owner and its grants alone make nothing recognisable.
bool is_telling(const SchemaObject& object, const Changes& changes) {
  const auto is_plain = [](const auto& entry) {
    return entry.first == "owner" || entry.first == "grants" || entry.first == "comment";
  };
  const bool has_parts = !changes.parts_of(object).empty();
  if (object.kind == "table" || object.kind == "schema") return has_parts;
  return !std::all_of(object.attributes.begin(), object.attributes.end(), is_plain);
}

}  // namespace

void find_twins(Changes& changes) {
  std::map<Portrait, Objects> added;
  for (const SchemaObject* object : changes.added) added[portrait(*object, changes)].push_back(object);
  for (const SchemaObject* lost : changes.lost) {
    if (!is_telling(*lost, changes)) continue;
    const auto alike = added.find(portrait(*lost, changes));
    if (alike == added.end() || alike->second.size() != 1) continue;
    const SchemaObject* twin = alike->second.front();
    if (!changes.twins.emplace(twin, lost).second) continue;
    changes.twins.emplace(lost, twin);
  }
}

}  // namespace rehearse::schema
