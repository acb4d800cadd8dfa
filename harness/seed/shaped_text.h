// Texts as a profile describes them. The part of shaped_values.h that is about text.
#pragma once

#include <cstdint>

#include "seed/draft.h"
#include "seed/random.h"
#include "seed/spread.h"
#include "seed/text_form.h"

namespace rehearse::seed {

/// Whether the column's constraints let us write any text.
bool may_be_formed(const ColumnDraft& column);

TextForm form_of(const TableDraft& table, const ColumnDraft& column, std::int64_t capacity, Stream stream);

/// Makes the texts that the spread chooses as wide, on average, as the profile says.
void fit_width(TextForm& form, const ColumnDraft& column, const Spread& spread);

}  // namespace rehearse::seed
