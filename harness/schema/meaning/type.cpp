#include <algorithm>
#include <string_view>
#include <vector>

#include "schema/items.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

using Labels = std::vector<std::string_view>;

std::string of_labels(const Change& change) {
  const Labels before = quoted_items(change.old_value());
  const Labels after = quoted_items(change.new_value());
  const bool only_more = std::all_of(before.begin(), before.end(), [&](std::string_view label) {
    return std::find(after.begin(), after.end(), label) != after.end();
  });
  if (only_more && after.size() > before.size())
    return "PostgreSQL cannot remove an enum label: accept it in [[schema.accept]] with the reason";
  if (only_more) return "labels compare and sort in another order";
  return "labels are lost: values that used them cannot be stored any more";
}

}  // namespace

std::string of_type(const Change& change) {
  if (!change.is_of("type")) return {};
  if (change.attribute == "labels" && !change.lost() && !change.added()) return of_labels(change);
  if (change.attribute == "attributes")
    return "rows of this type, stored or in functions, change their shape";
  if (change.attribute == "functions") return "values are read and written by other functions";
  if (change.attribute == "not null")
    return change.new_value() == "true" ? "columns of this domain refuse NULL now"
                                        : "columns of this domain may hold NULL now";
  return {};
}

}  // namespace rehearse::schema::meaning
