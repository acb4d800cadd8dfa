// The entry of the configuration that is meant for a table.
#pragma once

#include <string>

#include "rehearse/scenario.h"

namespace rehearse::seed {

/// "schema.table" before "table" before the first glob that matches either; null when there is none.
const TableSeedSpec* entry_for(const SeedSpec& spec, const std::string& schema, const std::string& table);

bool skipped(const SeedSpec& spec, const std::string& schema, const std::string& table);

}  // namespace rehearse::seed
