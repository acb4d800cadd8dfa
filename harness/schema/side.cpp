#include "schema/side.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "schema/chance.h"
#include "schema/ledger.h"
#include "schema/scope.h"

namespace rehearse::schema {

namespace {

using Notes = std::vector<std::string>;

struct NamedOption {
  bool SnapshotOptions::*option;
  const char* note;
};

constexpr std::array<NamedOption, 3> kOptions{
    {{&SnapshotOptions::sequence_state, "the standing of sequences is not compared: {} was read without it"},
     {&SnapshotOptions::large_objects, "large objects are not compared: {} was read without them"},
     {&SnapshotOptions::cluster_objects,
      "roles and tablespaces are not compared: {} was read without them"}}};

void use_common_options(Side& before, Side& after, Notes& notes) {
  SnapshotOptions common;
  for (const NamedOption& each : kOptions) {
    const bool of_before = before.snapshot.options.*each.option;
    const bool of_after = after.snapshot.options.*each.option;
    common.*each.option = of_before && of_after;
    if (of_before != of_after)
      notes.push_back(fmt::format(fmt::runtime(each.note), (of_before ? after : before).name));
  }
  for (Side* side : {&before, &after})
    if (side->snapshot.options != common) restrict_to(common, side->snapshot);
}

void use_no_ledgers(Side& before, Side& after, Notes& notes) {
  const Notes ledgers = leave_out_ledgers(before.snapshot, after.snapshot);
  if (ledgers.empty()) return;
  notes.push_back(
      fmt::format("left out, because only one side has {}: {}, where a migration tool keeps what was applied",
                  ledgers.size() == 1 ? "it" : "them", join(ledgers, ", ")));
}

template <typename Unwanted>
bool erase(Side& before, Side& after, const Unwanted& unwanted) {
  bool erased = false;
  for (Side* side : {&before, &after}) {
    if (std::erase_if(side->snapshot.objects, unwanted) == 0) continue;
    side->snapshot.digest.clear();
    erased = true;
  }
  return erased;
}

void use_no_throwaway_database(Side& before, Side& after, const Insisted& insisted, Notes& notes) {
  const auto itself = [](const SchemaObject& object) {
    return is_database_itself(object.kind, object.identity);
  };
  const auto anything = [](const SchemaObject& object) { return is_of_database(object.kind); };
  if (before.made_by_us || after.made_by_us) {
    if (!insisted.owner && erase(before, after, itself))
      notes.push_back("the database's own owner, encoding and limits are not compared: one is a throwaway");
  }
  if (insisted.database_settings || (before.has_database && after.has_database)) return;
  if (erase(before, after, anything))
    notes.push_back(
        fmt::format("settings of the database are not compared: {} has none, pg_dump --create would "
                    "write them",
                    (before.has_database ? after : before).name));
}

// pg_dump --schema-only writes every materialized view WITH NO DATA.
bool is_unfilled(const SchemaObject& object, const Side& side) {
  const auto populated = object.attributes.find("populated");
  return side.is_dump && populated != object.attributes.end() && populated->second == "false";
}

void use_no_unfilled_views(Side& before, Side& after, Notes& notes) {
  std::set<std::string> unfilled;
  for (Side* side : {&before, &after})
    for (const SchemaObject& object : side->snapshot.objects)
      if (is_unfilled(object, *side)) unfilled.insert(object.identity);
  bool any = false;
  for (Side* side : {&before, &after})
    for (SchemaObject& object : side->snapshot.objects) {
      if (object.kind != "materialized view" || !unfilled.contains(object.identity)) continue;
      any = any || object.attributes["populated"] == "true";
      object.attributes.erase("populated");
      side->snapshot.digest.clear();
    }
  if (any)
    notes.emplace_back(
        "whether materialized views hold data is not compared where a dump, as of pg_dump --schema-only, "
        "fills none");
}

}  // namespace

std::vector<std::string> make_comparable(Side& before, Side& after, const Insisted& insisted) {
  Notes notes;
  use_common_options(before, after, notes);
  use_no_ledgers(before, after, notes);
  if (!insisted.owner && leave_out_chance_owners(before, after))
    notes.push_back(fmt::format("owners are compared only where {} sets them",
                                before.made_by_us && after.made_by_us ? "each side"
                                : before.made_by_us                   ? before.name
                                                                      : after.name));
  use_no_throwaway_database(before, after, insisted, notes);
  if (!insisted.populated) use_no_unfilled_views(before, after, notes);
  return notes;
}

}  // namespace rehearse::schema
