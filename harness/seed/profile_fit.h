// Which statistics of a profile are meant for which table and column.
#pragma once

#include <string>

#include "rehearse/profile.h"
#include "rehearse/scenario.h"
#include "seed/draft.h"

namespace rehearse::seed {

/// The table's own statistics; those of the partitioned table `root` when it has none. Null: neither.
const ProfileTable* shape_for(const SeedSpec& spec, const Table& table, const Table& root);

/// Hands out the statistics of the columns. What the table does not have, or has with another type, becomes a
/// note: the schema has moved on since.
void fit_profile(const ProfileTable* shape, TableDraft& draft);

/// Throws Error(usage) when the profile knows none of the tables: it is another database's.
void require_fit(const SeedSpec& spec, const Catalog& catalog);

}  // namespace rehearse::seed
