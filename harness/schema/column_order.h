#pragma once

#include <string>
#include <vector>

#include "rehearse/schema_snapshot.h"
#include "schema/changes.h"

namespace rehearse::schema {

/// A table whose columns come in another order.
struct ColumnOrderChange {
  const SchemaObject* before;
  const SchemaObject* after;
  std::string old_order;  ///< "id, total, note"
  std::string new_order;
};

/// The tables whose common columns come in another order. Columns that only moved up because one before them
/// was lost or added are in order. Views are left out: their definition lists the columns.
std::vector<ColumnOrderChange> column_order(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                            const Changes& changes);

}  // namespace rehearse::schema
