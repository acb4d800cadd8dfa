// The part of values.h that is about text.
#pragma once

#include "seed/values.h"

namespace rehearse::seed {

std::int64_t distinct_texts(const ColumnDraft& column);
Choice distinct_text(const ColumnDraft& column, Stream stream);
Choice free_text(const ColumnDraft& column, Stream stream);

}  // namespace rehearse::seed
