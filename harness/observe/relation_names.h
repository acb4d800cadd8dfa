// What people call the relation behind an oid. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "rehearse/units.h"

namespace rehearse::observe {

/// A row of pg_class with what belongs to it.
struct Relation {
  Oid oid;
  std::string schema;
  std::string name;
  char kind = 'r';         ///< pg_class.relkind
  bool temporary = false;  ///< nobody else can see it, so nobody can wait for it
  Oid owner{};             ///< of an index: its table; of a sequence: the table of its column; else 0
  Oid toast{};             ///< of a table: where its long values are
};

struct RelationName {
  std::string relation;  ///< schema.name: an index and a TOAST table go by their table's name
  std::string kind;      ///< what it is: table, index, toast, sequence, view, materialized view
  std::string own;       ///< its own name without schema, as a statement may mention it
  std::string table;     ///< whose readers and writers a lock on it stops; empty: nobody's
};

class RelationNames {
 public:
  /// Adds the relation, or replaces what was known about it.
  void put(Relation relation);
  /// Nothing for relations that are unknown (the step created them) or of no concern: temporary ones, and
  /// composite types, whose lock no query asks for.
  [[nodiscard]] std::optional<RelationName> find(Oid oid) const;

 private:
  [[nodiscard]] const Relation* get(Oid oid) const;
  [[nodiscard]] const Relation* table_of_toast(Oid toast) const;

  std::map<Oid, Relation> relations_;
  std::map<Oid, Oid> toasted_;  ///< TOAST table -> its table
};

}  // namespace rehearse::observe
