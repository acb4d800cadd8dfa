// What two snapshots do not have in common, before it is told to people.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

using Objects = std::vector<const SchemaObject*>;
using ObjectPairs = std::vector<std::pair<const SchemaObject*, const SchemaObject*>>;

/// Pointers into the two snapshots.
struct Changes {
  Objects lost;
  Objects added;
  ObjectPairs renamed;  ///< equal but for the name
  ObjectPairs altered;  ///< same name, other attributes
};

/// By kind and identity alone: no renames yet, every part of a lost object listed.
Changes collect(const SchemaSnapshot& expected, const SchemaSnapshot& found);

/// Leaves out what goes with something else that is listed: the columns, indexes and constraints of a lost
/// table, the objects of a lost schema, the sequence of a lost column, the index of a lost constraint.
Objects fold_parts(const Objects& objects);

/// Leaves out named NOT NULL constraints (version 18; those of domains from 17 on) that came or went with
/// their column, or that the attribute "not null" of the column or domain tells.
void fold_not_null(Changes& changes);

/// Moves pairs of a lost and an added object that differ in nothing but the name to `renamed`.
void pair_renames(Changes& changes);

}  // namespace rehearse::schema
