// What two snapshots do not have in common, before it is told to people.
#pragma once

#include <map>
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

  /// What is not listed because it goes with something that is: a lost table -> its columns and indexes.
  std::map<const SchemaObject*, Objects> parts;
  /// A lost object -> the added one that it looks like, and the reverse. Only a hint: both are listed.
  std::map<const SchemaObject*, const SchemaObject*> twins;

  [[nodiscard]] const Objects& parts_of(const SchemaObject& object) const;
  [[nodiscard]] const SchemaObject* twin_of(const SchemaObject& object) const;  ///< or nullptr
};

/// By kind and identity alone: no renames yet, every part of a lost object listed.
Changes collect(const SchemaSnapshot& expected, const SchemaSnapshot& found);

/// Moves to `parts` what goes with something else that is listed: the columns, indexes and constraints of a
/// lost table, the objects of a lost schema, the sequence of a lost column, the index of a lost constraint.
void fold_parts(Changes& changes);

/// Moves pairs of a lost and an added object that differ in nothing but the name to `renamed`: parts of a
/// relation, sequences and the like.
void pair_renames(Changes& changes);

}  // namespace rehearse::schema
