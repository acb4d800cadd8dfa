// The generators of columns that a profile describes.
#pragma once

#include <cstdint>
#include <optional>

#include "seed/draft.h"
#include "seed/row_map.h"
#include "seed/values.h"

namespace rehearse::seed {

/// Values that may repeat, spread as in production. Nothing when the profile does not say enough, or the
/// column's constraints leave no choice.
std::optional<Choice> shaped_values(const Catalog& catalog, const TableDraft& table,
                                    const ColumnDraft& column, Stream stream);

/// Texts of production's lengths and characters, different for every row.
std::optional<Choice> shaped_unique_text(const TableDraft& table, const ColumnDraft& column, Stream stream);

/// Which of `parents` rows each row refers to. Nothing when the profile does not know the column.
std::optional<RowMap> shaped_reference(const TableDraft& table, const ColumnDraft& column,
                                       std::int64_t parents, Stream stream);

}  // namespace rehearse::seed
