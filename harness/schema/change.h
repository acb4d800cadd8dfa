// One difference while both snapshots are still at hand: what is said of it may need more than two values.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"
#include "schema/changes.h"

namespace rehearse::schema {

/// What a change happened in.
struct Surroundings {
  const SchemaSnapshot& expected;
  const SchemaSnapshot& found;
  const Changes& changes;
  std::string usual_owner;  ///< of most objects: who creates them by default
};

struct Change {
  const Surroundings& around;
  const SchemaObject* before = nullptr;  ///< null: the object was added
  const SchemaObject* after = nullptr;   ///< null: the object was lost
  std::string attribute = {};            ///< empty: the whole object

  [[nodiscard]] bool lost() const { return after == nullptr; }
  [[nodiscard]] bool added() const { return before == nullptr; }
  [[nodiscard]] bool is_of(std::string_view kind) const { return object().kind == kind; }
  /// As it was found; as it was expected where it is lost.
  [[nodiscard]] const SchemaObject& object() const { return after == nullptr ? *before : *after; }
  /// Empty where the object does not have the attribute.
  [[nodiscard]] std::string_view old_value() const;
  [[nodiscard]] std::string_view new_value() const;
};

Surroundings surroundings(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                          const Changes& changes);

/// The object with this name, or nullptr. Snapshots are sorted, see SchemaSnapshot.
const SchemaObject* find(const SchemaSnapshot& snapshot, std::string_view kind, std::string_view identity);

/// Objects of a kind whose identity starts with `prefix`, in the order of their identities.
Objects find_all(const SchemaSnapshot& snapshot, std::string_view kind, std::string_view prefix);

/// The live columns of a relation from left to right.
Objects columns_of(const SchemaSnapshot& snapshot, std::string_view relation);

}  // namespace rehearse::schema
