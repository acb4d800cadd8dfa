#pragma once

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// Whether the difference says that something stopped working without being gone: an index that is not valid,
/// a constraint that is not checked, a trigger that does not fire, a table that a crash empties, a partition
/// half detached. No migration ends there on purpose, so [[schema.accept]] does not cover it.
bool is_damage(const SchemaDifference& difference);

}  // namespace rehearse::schema
