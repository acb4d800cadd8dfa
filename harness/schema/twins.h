// Whether a lost and an added object look like one that was renamed.
#pragma once

#include "schema/changes.h"

namespace rehearse::schema {

/// Fills `twins` with pairs of the same kind whose attributes and parts are equal, apart from their own names
/// and the names of indexes, constraints and the like. An object without anything to tell it by, such as an
/// empty schema, has no twin; nor has one that several look like.
void find_twins(Changes& changes);

}  // namespace rehearse::schema
