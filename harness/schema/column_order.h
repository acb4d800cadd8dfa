#pragma once

#include <vector>

#include "rehearse/schema_snapshot.h"
#include "schema/changes.h"

namespace rehearse::schema {

/// One difference "column order" per table whose common columns come in another order. Columns that only
/// moved up because one before them was lost or added are in order. Views are left out: their definition
/// lists the columns.
std::vector<SchemaDifference> column_order(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                           const Changes& changes);

}  // namespace rehearse::schema
