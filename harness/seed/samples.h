// Queries for the values that only the server has.
#pragma once

#include "seed/draft.h"

namespace rehearse::seed {

/// Keys of the parents that exist, cast to the types of the child's columns, in the order of
/// reference.columns; parents of overlapping keys joined so that they agree on what they share.
std::string sample_query(const Catalog& catalog, const TableDraft& draft, const Reference& reference);

/// Gives a row when the key does not hold for all rows of the table.
std::string reference_test(const Catalog& catalog, const Table& table, const ForeignKey& key);

}  // namespace rehearse::seed
