// How two snapshots differ, object by object and attribute by attribute.
#pragma once

#include <vector>

#include "rehearse/scenario.h"
#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// Empty when the snapshots are equal. Lost objects first, then added ones, then changed attributes.
std::vector<SchemaDifference> compare(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                      Comparison comparison);

/// Sets severity and reason of each difference by the rules; drops those that the rules switch off.
std::vector<SchemaDifference> grade(std::vector<SchemaDifference> differences, const SchemaRules& rules);

/// A digest over the sorted objects; equal snapshots have equal digests.
std::string digest(const std::vector<SchemaObject>& objects);

}  // namespace rehearse::schema
