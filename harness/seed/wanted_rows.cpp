#include "seed/wanted_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "rehearse/profile.h"
#include "seed/seed.h"

namespace rehearse::seed {

namespace {

bool matches(const std::string& pattern, const std::string& schema, const std::string& table) {
  return glob_match(pattern, table) || glob_match(pattern, schema + "." + table);
}

}  // namespace

const TableSeedSpec* entry_for(const SeedSpec& spec, const std::string& schema, const std::string& table) {
  for (const std::string& name : {schema + "." + table, table}) {
    if (const auto exact = spec.tables.find(name); exact != spec.tables.end()) return &exact->second;
  }
  const auto glob = std::find_if(spec.tables.begin(), spec.tables.end(),
                                 [&](const auto& entry) { return matches(entry.first, schema, table); });
  return glob == spec.tables.end() ? nullptr : &glob->second;
}

bool skipped(const SeedSpec& spec, const std::string& schema, const std::string& table) {
  return std::any_of(spec.skip.begin(), spec.skip.end(),
                     [&](const std::string& pattern) { return matches(pattern, schema, table); });
}

std::optional<Rows> profiled_rows(const SeedSpec& spec, const std::string& schema, const std::string& table) {
  if (spec.shape == nullptr) return std::nullopt;
  const ProfileTable* known = find_table(*spec.shape, schema, table);
  return known != nullptr && known->rows ? std::optional(Rows{*known->rows}) : std::nullopt;
}

Rows wanted_rows(const SeedSpec& spec, const std::string& schema, const std::string& table) {
  if (skipped(spec, schema, table)) return Rows{0};
  const TableSeedSpec* entry = entry_for(spec, schema, table);
  Rows rows = spec.rows;
  if (const auto known = profiled_rows(spec, schema, table)) rows = *known;
  if (entry != nullptr && entry->rows) rows = *entry->rows;
  return Rows{std::max<std::int64_t>(std::llround(static_cast<double>(rows.value) * spec.scale), 0)};
}

std::string rows_reason(const SeedSpec& spec, const std::string& schema, const std::string& table) {
  const TableSeedSpec* entry = entry_for(spec, schema, table);
  std::string reason = "[seed] rows";
  if (entry != nullptr && entry->rows) {
    reason = "rows of its [seed] entry";
  } else if (profiled_rows(spec, schema, table)) {
    reason = "rows of the profile";
  } else if (spec.shape != nullptr) {
    reason = "[seed] rows: the profile does not tell any";
  }
  return spec.scale == 1 ? reason : fmt::format("{}, times {:g}", reason, spec.scale);
}

}  // namespace rehearse::seed
