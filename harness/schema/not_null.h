#pragma once

#include "schema/changes.h"

namespace rehearse::schema {

/// Leaves out NOT NULL constraints that came or went with their column, or that the attribute "not null" of
/// the column or domain tells. They are rows of their own since version 18, those of domains since 17.
void fold_not_null(Changes& changes);

}  // namespace rehearse::schema
