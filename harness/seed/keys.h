// Uniqueness by construction: no memory of what was used, no retries.
#pragma once

#include "seed/draft.h"

namespace rehearse::seed {

/// Gives columns and references the roles that make every key of the table unique, and lowers the rows to
/// what the keys have room for, with a note. Wants `rows` and the sizes of the references.
void assign_keys(const Catalog& catalog, TableDraft& draft);

}  // namespace rehearse::seed
