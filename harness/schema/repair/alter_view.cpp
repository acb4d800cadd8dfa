#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/repair/alter.h"
#include "schema/repair/common.h"

namespace rehearse::schema::repair {

namespace {

// CREATE OR REPLACE may add columns at the end, and change nothing about those that are there.
bool can_replace(const Change& change) {
  const Objects before = columns_of(change.around.expected, change.before->identity);
  const Objects after = columns_of(change.around.found, change.after->identity);
  return !before.empty() && after.size() <= before.size() &&
         std::equal(after.begin(), after.end(), before.begin(), [](const auto* a, const auto* b) {
           return a->identity == b->identity && attribute(*a, "type") == attribute(*b, "type") &&
                  attribute(*a, "collation") == attribute(*b, "collation");
         });
}

std::string create_or_replace_view(const Change& change) {
  std::string_view query = trim(change.old_value());
  if (query.ends_with(';')) query.remove_suffix(1);
  // Without the options, CREATE OR REPLACE would take them away.
  const std::string list = option_list(attribute(*change.before, "options"));
  const std::string with = list.empty() ? list : fmt::format(" WITH {}", list);
  return fmt::format("CREATE OR REPLACE VIEW {}{} AS\n{};", change.after->identity, with, query);
}

}  // namespace

std::string alter_view(const Change& change) {
  if (change.attribute == "options")
    return set_options(fmt::format("ALTER VIEW {}", change.after->identity), change.new_value(),
                       change.old_value());
  if (change.attribute != "definition") return {};
  return can_replace(change) ? create_or_replace_view(change) : std::string{};
}

std::string alter_materialized_view(const Change& change) {
  const std::string& name = change.after->identity;
  const std::string alter = fmt::format("ALTER MATERIALIZED VIEW {}", name);
  if (change.attribute == "populated")
    return fmt::format("REFRESH MATERIALIZED VIEW {}{};", name,
                       change.old_value() == "true" ? "" : " WITH NO DATA");
  if (change.attribute == "storage parameters")
    return set_options(alter, change.new_value(), change.old_value());
  return {};
}

}  // namespace rehearse::schema::repair
