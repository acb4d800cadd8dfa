#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/kinds.h"
#include "schema/repair/alter.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// A foreign key keeps its unique constraint from being dropped.
bool is_referenced(const Change& change) {
  const std::string index =
      fmt::format("{}.{}", first_name(change.after->identity), last_name(change.after->identity));
  const Objects all = find_all(change.around.found, "constraint", "");
  return std::any_of(all.begin(), all.end(), [&](const SchemaObject* constraint) {
    return attribute(*constraint, "referenced index") == index;
  });
}

// ENABLE TRIGGER ALL would switch on what somebody switched off on purpose before.
bool has_disabled_trigger(const Change& change, const std::string& table) {
  const Objects triggers = find_all(change.around.expected, "trigger", table + ".");
  return std::any_of(triggers.begin(), triggers.end(),
                     [](const SchemaObject* trigger) { return attribute(*trigger, "enabled") != "yes"; });
}

// "disabled on public.c, disabled on public.t"
std::string enable_triggers(const Change& change) {
  if (!change.old_value().empty()) return {};
  std::vector<std::string> statements;
  for (const std::string_view state : items(change.new_value())) {
    const auto on = state.find(" on ");
    if (on == std::string_view::npos) return {};
    const std::string table(state.substr(on + 4));
    if (has_disabled_trigger(change, table)) return {};
    statements.push_back(fmt::format("ALTER TABLE {} ENABLE TRIGGER ALL;", table));
  }
  return join(statements, "\n");
}

}  // namespace

std::string alter_constraint(const Change& change) {
  const std::string owner = container_target(*change.after, change.around.found);
  if (owner.empty() || !attribute(*change.after, "inherited").empty()) return {};
  const std::string_view name = last_name(change.after->identity);
  if (change.attribute == "triggers") return enable_triggers(change);
  if (change.attribute == "validated" && change.old_value() == "true")
    return fmt::format("ALTER {} VALIDATE CONSTRAINT {};", owner, name);
  if (change.attribute == "referenced index" || change.attribute == "inherited" || is_referenced(change))
    return {};
  return recreate(change);
}

}  // namespace rehearse::schema::repair
