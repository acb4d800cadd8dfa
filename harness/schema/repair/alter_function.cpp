#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/items.h"
#include "schema/kinds.h"
#include "schema/repair/alter.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

std::string property(const Change& change) {
  const std::string& name = change.attribute;
  const std::string_view before = change.old_value();
  const bool was = before == "true";
  if (name == "volatility") return upper(before);
  if (name == "strict") return was ? "STRICT" : "CALLED ON NULL INPUT";
  if (name == "security definer") return was ? "SECURITY DEFINER" : "SECURITY INVOKER";
  if (name == "leakproof") return was ? "LEAKPROOF" : "NOT LEAKPROOF";
  if (name == "parallel") return fmt::format("PARALLEL {}", upper(before));
  if (name == "cost") return fmt::format("COST {}", before);
  if (name == "rows" && !before.empty()) return fmt::format("ROWS {}", before);
  return {};
}

// Only added settings can be told apart for certain: "work_mem=1MB".
std::string settings(const Change& change) {
  if (!change.old_value().empty()) return {};
  std::string actions;
  for (const std::string_view item : items(change.new_value())) {
    const auto equals = item.find('=');
    if (equals == std::string_view::npos) continue;  // the rest of a list, as in search_path=a, b
    actions += fmt::format(" RESET {}", item.substr(0, equals));
  }
  return actions.empty() ? actions : actions.substr(1);
}

// CREATE OR REPLACE keeps owner, grants and comment, and may change neither names nor the result.
std::string create_or_replace_function(const Change& change) {
  for (const char* fixed : {"kind", "returns"})
    if (attribute(*change.before, fixed) != attribute(*change.after, fixed)) return {};
  if (attribute(*change.before, "arguments") != attribute(*change.after, "arguments")) return {};
  SchemaObject bare = *change.before;
  for (const char* kept : {"owner", "grants", "comment"}) bare.attributes.erase(kept);
  return create_function(Draft(bare, change.around));
}

}  // namespace

std::string alter_function(const Change& change) {
  const std::string action = change.attribute == "settings" ? settings(change) : property(change);
  if (!action.empty()) return fmt::format("ALTER {} {};", target(*change.after, change.around.found), action);
  return create_or_replace_function(change);
}

}  // namespace rehearse::schema::repair
