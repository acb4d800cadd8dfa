// Columns whose values can be counted on a page.
#pragma once

#include <string>
#include <vector>

#include "seed/draft.h"

namespace rehearse::seed {

/// What constraints and the type leave of the labels, CHECK lists or booleans of a column, in binary; empty
/// when there is no such list.
std::vector<std::string> encoded_list(const ColumnDraft& column);

}  // namespace rehearse::seed
