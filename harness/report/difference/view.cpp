#include "report/difference/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/format.h"
#include "base/strings.h"

namespace rehearse::report::difference {

namespace {

using Key = std::pair<std::string_view, std::string_view>;

Key key(const SchemaDifference& difference) {
  return {difference.kind, difference.object};
}

char sign(const SchemaDifference& difference) {
  if (!difference.attribute.empty()) return '~';
  return difference.after.empty() ? '-' : '+';
}

std::string label(const SchemaDifference& difference) {
  if (difference.severity == DifferenceSeverity::accepted) return "accepted: " + difference.reason;
  if (difference.attribute == "column order") return "order only";
  if (difference.name_only) return "name only";
  return difference.severity == DifferenceSeverity::warning ? "warning" : "";
}

// "table public.t" need not be followed by "table".
std::vector<ValueLine> description(const SchemaDifference& difference) {
  const char side = sign(difference);
  const std::string& value = side == '-' ? difference.before : difference.after;
  std::vector<ValueLine> lines;
  if (value == difference.kind) return lines;
  for (const std::string_view line : split(trim(value), '\n')) lines.push_back({side, std::string(line)});
  return lines;
}

std::string shown(const std::string& value) {
  return value.empty() ? "none" : value;
}

AttributeView view(const SchemaDifference& difference) {
  const bool whole = difference.attribute.empty();
  return {difference.attribute,
          whole ? description(difference) : value_diff(shown(difference.before), shown(difference.after)),
          difference.meaning, label(difference)};
}

// "table public.orders: lost, with 12 columns, 3 indexes": what went with an object is the first thing that
// is said of it (schema/meaning.h) and makes one line with its name.
void put_into_title(ObjectView& object) {
  AttributeView& whole = object.attributes.front();
  object.title += object.sign == '-' ? ": lost" : ": added";
  if (!whole.meaning.starts_with("with ")) return;
  const auto end = std::min(whole.meaning.find("; "), whole.meaning.size());
  object.title += ", " + whole.meaning.substr(0, end);
  whole.meaning.erase(0, end == whole.meaning.size() ? end : end + 2);
}

void add(ObjectView& object, const SchemaDifference& difference) {
  object.attributes.push_back(view(difference));
  if (difference.attribute.empty()) put_into_title(object);
  const auto& repairs = object.repairs;
  if (!difference.repair.empty() &&
      std::find(repairs.begin(), repairs.end(), difference.repair) == repairs.end())
    object.repairs.push_back(difference.repair);
}

}  // namespace

std::vector<const SchemaDifference*> open_differences(const SchemaResult& schema, Comparison comparison) {
  std::vector<const SchemaDifference*> result;
  for (const SchemaDifference& difference : schema.differences)
    if (difference.comparison == comparison && difference.severity != DifferenceSeverity::accepted)
      result.push_back(&difference);
  return result;
}

std::vector<ObjectView> objects_of(const std::vector<const SchemaDifference*>& differences) {
  std::vector<ObjectView> objects;
  std::map<Key, std::size_t> places;
  for (const SchemaDifference* difference : differences) {
    const auto [place, is_new] = places.emplace(key(*difference), objects.size());
    if (is_new) objects.push_back({difference->kind + " " + difference->object, sign(*difference), {}, {}});
    add(objects[place->second], *difference);
  }
  return objects;
}

std::string summary(const std::vector<const SchemaDifference*>& differences) {
  std::map<char, std::size_t> signs;
  std::map<Key, std::size_t> objects;
  for (const SchemaDifference* difference : differences) {
    ++signs[sign(*difference)];
    ++objects[key(*difference)];
  }
  std::vector<std::string> parts;
  for (const auto& [each, word] : {std::pair{'-', "lost"}, {'+', "added"}, {'~', "changed"}})
    if (signs[each] > 0) parts.push_back(fmt::format("{} {}", signs[each], word));
  return fmt::format("{} in {}: {}", count(differences.size(), "difference"), count(objects.size(), "object"),
                     join(parts, ", "));
}

}  // namespace rehearse::report::difference
