// The entry of the configuration that is meant for a table.
#pragma once

#include <optional>
#include <string>

#include "rehearse/scenario.h"

namespace rehearse::seed {

/// "schema.table" before "table" before the first glob that matches either; null when there is none.
const TableSeedSpec* entry_for(const SeedSpec& spec, const std::string& schema, const std::string& table);

/// What the profile counted; nothing when there is no profile, or the table is not in it or was never
/// analysed.
std::optional<Rows> profiled_rows(const SeedSpec& spec, const std::string& schema, const std::string& table);

/// Where the number of rows comes from: "[seed] tables", "profile", "[seed] rows", each with the scale.
std::string rows_reason(const SeedSpec& spec, const std::string& schema, const std::string& table);

bool skipped(const SeedSpec& spec, const std::string& schema, const std::string& table);

}  // namespace rehearse::seed
