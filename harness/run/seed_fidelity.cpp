#include "run/seed_fidelity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "profile/read_server.h"
#include "run/asked_shape.h"
#include "seed/catalog_reader.h"

namespace rehearse::run {

namespace {

using profile::Deviation;
using Metric = profile::FidelityMetric;

constexpr int kMayBeStoredElsewhere = 2'000;  // bytes of a row above which PostgreSQL compresses values

// As it was before a row was there: only then does a plan say what decided which column.
seed::SeedPlan plan_again(const SeedSpec& spec, const SeedFacts& facts, pg::Connection& admin) {
  seed::Catalog catalog = seed::read_catalog(admin, {});
  for (seed::Table& table : catalog.tables) table.existing_rows = 0;
  seed::SeedPlan plan = seed::make_plan(catalog, spec);
  std::erase_if(plan.tables, [&](const seed::TablePlan& table) {
    return std::none_of(facts.tables.begin(), facts.tables.end(), [&](const SeededTable& seeded) {
      return seeded.table == table.schema + "." + table.name;
    });
  });
  return plan;
}

DataProfile read_what_is_there(const SeedSpec& spec, const seed::SeedPlan& plan, pg::Connection& admin) {
  if (!spec.after.empty()) {
    for (const seed::TablePlan& table : plan.tables)
      admin.query(
          fmt::format("ANALYZE {}.{}", pg::quote_identifier(table.schema), pg::quote_identifier(table.name)));
  }
  profile::Request request;
  // A value as frequent as in production has as many rows less as the table.
  const std::int64_t floor = spec.shape == nullptr ? request.floor : spec.shape->floor;
  request.floor = std::max<std::int64_t>(1, std::llround(static_cast<double>(floor) * spec.scale));
  return profile::read_server(admin, request);
}

void keep_what_is_asked(const AskedShape& asked, profile::Fidelity& fidelity) {
  std::erase_if(fidelity.deviations, [&](const Deviation& each) {
    const auto only = asked.only.find(each.subject);
    return only != asked.only.end() && only->second.count(each.metric) == 0;
  });
}

struct Place {
  const seed::TablePlan* table = nullptr;
  const seed::ColumnPlan* column = nullptr;
};

// The table of a table or an index, the column and its table of a column.
Place place_of(const Deviation& deviation, const seed::SeedPlan& plan) {
  for (const seed::TablePlan& table : plan.tables) {
    const std::string name = table.schema + "." + table.name;
    if (deviation.subject == name) return {&table, nullptr};
    for (const seed::ColumnPlan& column : table.columns)
      if (deviation.subject == name + "." + column.name) return {&table, &column};
  }
  return {};
}

std::vector<Unmet> unmet_of(const profile::Fidelity& fidelity, const seed::SeedPlan& plan,
                            const SeedSpec& spec) {
  std::vector<Unmet> result;
  for (const Deviation& each : fidelity.deviations) {
    if (each.deviation <= profile::bar_of(each.metric).usual) continue;
    const Place place = place_of(each, plan);
    const ProfileTable* known = place.table == nullptr || spec.shape == nullptr
                                    ? nullptr
                                    : find_table(*spec.shape, place.table->schema, place.table->name);
    result.push_back({each, reason_for(each, place.column, known)});
  }
  return result;
}

std::string column_reason(const Deviation& deviation, const seed::ColumnPlan& column,
                          const ProfileColumn* known) {
  if (deviation.metric == Metric::null_fraction && column.nulls == 0 && deviation.wanted > deviation.found)
    return "the column is NOT NULL here, or part of a key";
  if (column.reason != "profile" && column.reason != "configuration")
    return fmt::format("its values are not free: {} ({})", column.generator, column.reason);
  if (known != nullptr && known->width >= kMayBeStoredElsewhere)
    return "wide values: the profile knows what they take when compressed, not how well they compress";
  if (known != nullptr && !known->sensitive.empty())
    return "its name sounds sensitive: the profile tells neither frequencies nor lengths";
  if (known != nullptr && known->kind == ValueKind::range) return "ranges keep a form of their own";
  if (known != nullptr && known->kind == ValueKind::array)
    return "of arrays the number of elements and the width are kept, not which go together";
  if (deviation.metric == Metric::histogram)
    return "a profile rounds the bounds, and the rows between them are those that are not common values";
  if (deviation.metric == Metric::distinct) return "an estimate from a sample, on either side";
  return fmt::format("made as {} from the {}", column.generator, column.reason);
}

std::string size_reason(const Deviation& deviation, const ProfileTable& table) {
  if (deviation.found < deviation.wanted && table.dead_rows > 0)
    return fmt::format("production has {} dead rows; those and free space are not reproduced",
                       table.dead_rows);
  if (deviation.found < deviation.wanted) return "free space of production is not reproduced";
  return "values compress less well than production's, or ANALYZE found them narrower than they are";
}

}  // namespace

std::string reason_for(const Deviation& deviation, const seed::ColumnPlan* column,
                       const ProfileTable* table) {
  if (column != nullptr)
    return column_reason(deviation, *column, table == nullptr ? nullptr : find_column(*table, column->name));
  switch (deviation.metric) {
    case Metric::rows:
      return deviation.found < deviation.wanted ? "keys or CHECKs have no room for more; see the notes"
                                                : "partitions share the rows of their root";
    case Metric::table_bytes:
      return table == nullptr ? std::string{} : size_reason(deviation, *table);
    case Metric::toast_bytes:
      return "the profile knows what wide values take when compressed, not how well they compress";
    case Metric::index_bytes:
      return deviation.found < deviation.wanted
                 ? "an index that grew is less full than one that was built; only B-trees are loosened"
                 : "its values are wider, or differ more, than production's";
    default:
      return {};
  }
}

SeedFidelity seed_fidelity(const SeedSpec& spec, const SeedFacts& facts, pg::Connection& admin) {
  const seed::SeedPlan plan = plan_again(spec, facts, admin);
  AskedShape asked = asked_shape(spec, plan);
  SeedFidelity result;
  result.fidelity = profile::compare(asked.shape, read_what_is_there(spec, plan, admin));
  keep_what_is_asked(asked, result.fidelity);
  result.unmet = unmet_of(result.fidelity, plan, spec);
  for (const SeededTable& table : facts.tables)
    if (!table.problem.empty())
      result.notes.push_back(fmt::format("table {}: {}", table.table, table.problem));
  for (std::string& sentence : asked.not_seeded) result.notes.push_back(std::move(sentence));
  result.not_asked = std::move(asked.not_asked);
  return result;
}

}  // namespace rehearse::run
