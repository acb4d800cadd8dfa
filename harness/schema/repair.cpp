#include "schema/repair.h"

#include <algorithm>
#include <array>

#include "schema/repair/alter.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/obstacles.h"

namespace rehearse::schema {

namespace {

struct Alteration {
  std::string_view kind;
  std::string (*repair)(const Change& change);
};

constexpr std::array<Alteration, 18> kAlterations{{
    {"column", repair::alter_column},
    {"constraint", repair::alter_constraint},
    {"event trigger", repair::alter_enabled},
    {"extension", repair::alter_extension},
    {"foreign server", repair::alter_foreign},
    {"foreign table", repair::alter_foreign},
    {"function", repair::alter_function},
    {"index", repair::alter_index},
    {"materialized view", repair::alter_materialized_view},
    {"policy", repair::alter_policy},
    {"publication", repair::alter_publication},
    {"rule", repair::alter_enabled},
    {"sequence", repair::alter_sequence},
    {"statistics", repair::alter_statistics},
    {"table", repair::alter_table},
    {"trigger", repair::alter_enabled},
    {"type", repair::alter_type},
    {"view", repair::alter_view},
}};

std::string of_attribute(const Change& change) {
  if (std::string text = repair::alter_common(change); !text.empty()) return text;
  for (const char* common : {"comment", "owner", "grants"})
    if (change.attribute == common) return {};
  const auto* found = std::find_if(kAlterations.begin(), kAlterations.end(),
                                   [&](const Alteration& each) { return change.is_of(each.kind); });
  return found == kAlterations.end() ? std::string{} : found->repair(change);
}

// In the order in which objects can be made: a kind may need those before it.
constexpr std::array<std::string_view, 27> kBuildOrder{"schema",
                                                       "extension",
                                                       "language",
                                                       "foreign data wrapper",
                                                       "foreign server",
                                                       "type",
                                                       "sequence",
                                                       "function",
                                                       "aggregate",
                                                       "collation",
                                                       "conversion",
                                                       "text search parser",
                                                       "text search template",
                                                       "text search dictionary",
                                                       "text search configuration",
                                                       "table",
                                                       "foreign table",
                                                       "column",
                                                       "constraint",
                                                       "index",
                                                       "statistics",
                                                       "materialized view",
                                                       "view",
                                                       "rule",
                                                       "trigger",
                                                       "policy",
                                                       "event trigger"};

int build_rank(const SchemaDifference& difference) {
  const auto* found = std::find(kBuildOrder.begin(), kBuildOrder.end(), difference.kind);
  const auto rank = static_cast<int>(found - kBuildOrder.begin());
  // Foreign keys after the unique keys that they may point at.
  const bool foreign =
      difference.kind == "constraint" && difference.repair.find("FOREIGN KEY") != std::string::npos;
  return 2 * rank + (foreign ? 1 : 0);
}

constexpr int kFirstDependant = 2 * 18;  // "constraint": from here on nothing holds rows or types
constexpr int kAltered = 1'000;

// Dependants go, foundations come, attributes change, foundations go, dependants come.
int rank(const SchemaDifference& difference) {
  const int own = build_rank(difference);
  const bool dependant = own >= kFirstDependant;
  if (!difference.attribute.empty()) return 2 * kAltered + own;
  const bool goes = difference.before.empty();
  if (goes) return (dependant ? 0 : 3) * kAltered + (kAltered - 1 - own);
  return (dependant ? 4 : 1) * kAltered + own;
}

// What looks renamed may hold rows: DROP is not how to get rid of it. The name comes back alone only where
// the names of all its parts did not change.
std::string of_twin(const Change& change, const SchemaObject& twin) {
  if (!change.lost()) return {};
  const Change renamed{change.around, change.before, &twin, "name"};
  return repair::keeps_names_of_parts(renamed) ? repair::rename(renamed) : std::string{};
}

}  // namespace

std::string repair_of(const Change& change) {
  const SchemaObject* twin = change.around.changes.twin_of(change.object());
  const bool holds_rows = change.is_of("table") || change.is_of("schema");
  if (twin != nullptr && holds_rows && change.attribute.empty()) return of_twin(change, *twin);
  if (repair::has_obstacle(change)) return {};
  if (change.lost()) return repair::create(*change.before, change.around);
  if (change.added()) return repair::drop(*change.after, change.around);
  if (change.attribute == "name") return repair::rename(change);
  if (change.attribute == "column order") return {};
  return of_attribute(change);
}

std::vector<std::string> repair_script(const std::vector<SchemaDifference>& differences) {
  std::vector<const SchemaDifference*> ordered;
  for (const SchemaDifference& difference : differences)
    if (!difference.repair.empty()) ordered.push_back(&difference);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
  std::vector<std::string> script;
  for (const SchemaDifference* difference : ordered)
    if (std::find(script.begin(), script.end(), difference->repair) == script.end())
      script.push_back(difference->repair);
  return script;
}

}  // namespace rehearse::schema
