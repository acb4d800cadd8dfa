// What the configuration says of a column's values.
#pragma once

#include <cstdint>
#include <optional>

#include "seed/draft.h"
#include "seed/row_map.h"
#include "seed/values.h"

namespace rehearse::seed {

/// Nothing when the configuration leaves the values to us, or names none that the column's type lets us
/// write.
std::optional<Choice> configured_values(const Catalog& catalog, const TableDraft& table,
                                        const ColumnDraft& column, Stream stream);

/// Which of `parents` rows each row refers to; nothing when the configuration does not say.
std::optional<RowMap> configured_reference(const ForeignKeySpec* key, std::int64_t parents, Stream stream);

}  // namespace rehearse::seed
