// Which tables get rows, and how many are wanted before keys and parents have their say.
#pragma once

#include <vector>

#include "seed/draft.h"

namespace rehearse::seed {

/// Ordinary tables and leaf partitions that are empty and wanted. Tables partitioned by hash only are
/// filled through their root, because only the server knows which row goes where. Default partitions stay
/// empty, as they are in production, unless the configuration names them.
std::vector<TableDraft> choose_targets(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons);

}  // namespace rehearse::seed
