// What the configuration says of a table's columns in vain. It must not be ignored in silence.
#pragma once

#include <string>

#include "rehearse/scenario.h"
#include "seed/catalog.h"

namespace rehearse::seed {

/// A sentence for each column that does not exist or whose values its keys decide; empty when all is heeded.
std::string unheeded_columns(const Table& table, const TableSeedSpec* spec);

}  // namespace rehearse::seed
