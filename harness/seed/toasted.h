// Which values PostgreSQL keeps outside of the row (manual, chapter "TOAST"), and how large they are: what
// the pages of production's TOAST table say of the columns whose width counts a pointer only. Pure.
#pragma once

#include "seed/draft.h"

namespace rehearse::seed {

struct Toasted {
  double share = 0;  ///< of the column's values that are not NULL
  double bytes = 0;  ///< that each of them takes in the TOAST table, on average
};

/// Of a column that has a shape. All columns that may be wide have the TOAST table's bytes between them, in
/// equal parts for each value; zero when there is no TOAST table, or the column cannot be wide.
Toasted toasted_values(const TableDraft& table, const ColumnDraft& column);

}  // namespace rehearse::seed
