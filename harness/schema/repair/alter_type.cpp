#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/contains.h"
#include "base/strings.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/repair/alter.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

using Items = std::vector<std::string_view>;

Items only(Items list, const Items& others) {
  std::erase_if(list, [&](std::string_view item) { return !contains(others, item); });
  return list;
}

// A label can be added at its place; one too many, or another order, cannot be mended.
std::string labels(const Change& change) {
  const Items before = quoted_items(change.old_value());
  const Items after = quoted_items(change.new_value());
  if (only(before, after) != after) return {};
  std::vector<std::string> statements;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (contains(after, before[i])) continue;
    const std::string place = i > 0           ? fmt::format(" AFTER {}", item_literal(before[i - 1]))
                              : after.empty() ? std::string{}
                                              : fmt::format(" BEFORE {}", item_literal(after.front()));
    statements.push_back(
        fmt::format("ALTER TYPE {} ADD VALUE {}{};", change.after->identity, item_literal(before[i]), place));
  }
  return join(statements, "\n");
}

std::string_view name_of(std::string_view attribute) {
  const auto end = attribute.starts_with('"') ? attribute.find('"', 1) + 1 : attribute.find(' ');
  return attribute.substr(0, end);
}

// Attributes come last when they are added: only those at the end can be brought back.
std::string attributes(const Change& change) {
  const Items before = items(change.old_value());
  const Items after = items(change.new_value());
  const Items kept = only(after, before);
  if (kept.size() > before.size() || !std::equal(kept.begin(), kept.end(), before.begin())) return {};
  std::vector<std::string> actions;
  for (const std::string_view each : after)
    if (!contains(before, each)) actions.push_back(fmt::format("DROP ATTRIBUTE {}", name_of(each)));
  for (std::size_t i = kept.size(); i < before.size(); ++i)
    actions.push_back(fmt::format("ADD ATTRIBUTE {}", before[i]));
  return fmt::format("ALTER TYPE {} {};", change.after->identity, join(actions, ", "));
}

}  // namespace

std::string alter_type(const Change& change) {
  const std::string domain = fmt::format("ALTER DOMAIN {}", change.after->identity);
  const auto old_value = change.old_value();
  const std::string_view kind = attribute(*change.before, "kind");
  if (kind != attribute(*change.after, "kind")) return {};
  if (change.attribute == "labels") return labels(change);
  if (change.attribute == "attributes") return attributes(change);
  if (kind != "domain") return {};
  if (change.attribute == "not null")
    return fmt::format("{} {} NOT NULL;", domain, old_value == "true" ? "SET" : "DROP");
  if (change.attribute != "default") return {};
  return old_value.empty() ? fmt::format("{} DROP DEFAULT;", domain)
                           : fmt::format("{} SET DEFAULT {};", domain, old_value);
}

}  // namespace rehearse::schema::repair
