// Partial unique indexes: most rows of a real table are not what `WHERE is_default` speaks of.
#pragma once

#include "seed/draft.h"

namespace rehearse::seed {

/// Makes the predicate of the key false from row `from` on. False, and nothing changed, when the predicate
/// cannot be read or another key or foreign key decides what it is about.
bool exempt(TableDraft& draft, const Key& key, std::int64_t from);

}  // namespace rehearse::seed
