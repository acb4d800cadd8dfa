#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "schema/kinds.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

// What stands for itself in a schema, then what belongs to relations.
constexpr std::array<std::string_view, 11> kOrder{"table",    "foreign table", "view",   "materialized view",
                                                  "sequence", "function",      "type",   "column",
                                                  "index",    "constraint",    "trigger"};

std::string plural(std::string_view kind) {
  if (kind == "statistics") return "statistics objects";
  if (kind.ends_with("y")) return std::string(kind.substr(0, kind.size() - 1)) + "ies";
  if (kind.ends_with("x")) return std::string(kind) + "es";
  return std::string(kind) + "s";
}

std::string counted(std::size_t number, std::string_view kind) {
  if (number != 1) return fmt::format("{} {}", number, plural(kind));
  return fmt::format("1 {}", kind == "statistics" ? "statistics object" : kind);
}

std::size_t rank(std::string_view kind) {
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), kind) - kOrder.begin());
}

// A constraint and its index are one thing to people, and so are a column and its NOT NULL.
bool is_told_apart(const SchemaObject& part) {
  if (part.kind == "index") return !backs_constraint(part);
  return part.kind != "constraint" || constraint_type(part) != "not null";
}

}  // namespace

std::string of_parts(const Change& change) {
  if (!change.attribute.empty() || change.is_of("constraint")) return {};
  std::map<std::string_view, std::size_t> kinds;
  for (const SchemaObject* part : change.around.changes.parts_of(change.object()))
    if (is_told_apart(*part)) ++kinds[part->kind];
  std::vector<std::string_view> sorted;
  for (const auto& [kind, number] : kinds) sorted.push_back(kind);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](std::string_view a, std::string_view b) { return rank(a) < rank(b); });
  std::vector<std::string> texts;
  for (const std::string_view kind : sorted) texts.push_back(counted(kinds[kind], kind));
  return texts.empty() ? std::string{} : "with " + join(texts, ", ");
}

}  // namespace rehearse::schema::meaning
