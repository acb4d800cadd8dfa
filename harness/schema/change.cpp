#include "schema/change.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "schema/identity.h"

namespace rehearse::schema {

namespace {

int position(const SchemaObject& column) {
  const std::string_view digits = attribute(column, "position");
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

auto lower_bound(const SchemaSnapshot& snapshot, std::string_view kind, std::string_view identity) {
  return std::lower_bound(snapshot.objects.begin(), snapshot.objects.end(), std::tie(kind, identity),
                          [](const SchemaObject& object, const auto& key) {
                            return std::tuple<std::string_view, std::string_view>(object.kind,
                                                                                  object.identity) < key;
                          });
}

std::string most_frequent_owner(const SchemaSnapshot& snapshot) {
  std::map<std::string_view, std::size_t> owned;
  for (const SchemaObject& object : snapshot.objects)
    if (const auto owner = attribute(object, "owner"); !owner.empty() && object.kind != "schema")
      ++owned[owner];
  const auto most = std::max_element(owned.begin(), owned.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == owned.end() ? std::string{} : std::string(most->first);
}

}  // namespace

std::string_view Change::old_value() const {
  return before == nullptr ? std::string_view{} : schema::attribute(*before, attribute);
}

std::string_view Change::new_value() const {
  return after == nullptr ? std::string_view{} : schema::attribute(*after, attribute);
}

Surroundings surroundings(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                          const Changes& changes) {
  return {expected, found, changes, most_frequent_owner(expected)};
}

const SchemaObject* find(const SchemaSnapshot& snapshot, std::string_view kind, std::string_view identity) {
  const auto it = lower_bound(snapshot, kind, identity);
  const bool there = it != snapshot.objects.end() && it->kind == kind && it->identity == identity;
  return there ? &*it : nullptr;
}

Objects find_all(const SchemaSnapshot& snapshot, std::string_view kind, std::string_view prefix) {
  Objects found;
  for (auto it = lower_bound(snapshot, kind, prefix);
       it != snapshot.objects.end() && it->kind == kind && it->identity.starts_with(prefix); ++it)
    found.push_back(&*it);
  return found;
}

Objects columns_of(const SchemaSnapshot& snapshot, std::string_view relation) {
  Objects columns = find_all(snapshot, "column", std::string(relation) + ".");
  std::sort(columns.begin(), columns.end(),
            [](const auto* a, const auto* b) { return position(*a) < position(*b); });
  return columns;
}

}  // namespace rehearse::schema
