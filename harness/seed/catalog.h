// What the planner knows of a database: a plain description, filled by read_catalog() or by a test.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rehearse/units.h"

namespace rehearse::seed {

struct CheckConstraint {
  std::string name;
  std::string expression;    ///< as pg_get_expr() gives it, with TimeZone UTC and DateStyle ISO
  std::vector<int> columns;  ///< that it uses; of a table's constraint only
};

struct CompositeAttribute {
  std::string name;
  Oid type;
  int modifier = -1;
};

/// A row of pg_type and what hangs on it.
struct Type {
  Oid oid;
  std::string schema;
  std::string name;       ///< typname: "int4", "_text"
  std::string sql;        ///< as it is written in SQL, quoted: "integer", "public.mood"
  char kind = 'b';        ///< typtype: base, enum, domain, composite, range, multirange
  bool is_array = false;  ///< a true array: of variable length
  Oid element;            ///< of an array or a range
  Oid base;               ///< of a domain
  int base_modifier = -1;
  bool not_null = false;            ///< of a domain
  std::vector<std::string> labels;  ///< of an enum, in order
  std::vector<CheckConstraint> checks;
  std::vector<CompositeAttribute> attributes;
};

struct Column {
  int number = 0;  ///< attnum
  std::string name;
  Oid type;
  int modifier = -1;  ///< atttypmod
  bool not_null = false;
  bool generated = false;
  bool identity = false;
  bool has_default = false;
  std::string sequence;  ///< feeds the column: quoted SQL name; empty when none
};

/// A unique or exclusion constraint, or a unique index without one.
struct Key {
  std::string name;
  bool primary = false;
  bool exclusion = false;
  std::vector<int> columns;  ///< also those that its expressions use
  std::string predicate;     ///< of a partial index: only rows for which it is true count; empty: all do
  bool expressions = false;  ///< some of its parts are computed
  bool spans = false;        ///< an exclusion constraint with a range made of two columns
};

struct ForeignKey {
  std::string name;
  std::vector<int> columns;
  Oid parent;
  std::vector<int> parent_columns;
};

struct Table {
  Oid oid;
  std::string schema;
  std::string name;
  bool partitioned = false;  ///< holds no rows of its own
  char strategy = 0;         ///< how it is partitioned: 'r', 'l', 'h'
  Oid parent;                ///< the partitioned table that this is a partition of; zero: none
  bool default_partition = false;
  std::string partition_bound;     ///< pg_get_partition_constraintdef()
  bool off_limits = false;         ///< not ours to fill: of an extension, handled before
  std::int64_t existing_rows = 0;  ///< counted up to kSampleSize
  std::vector<Column> columns;
  std::vector<Key> keys;
  std::vector<ForeignKey> foreign_keys;
  std::vector<CheckConstraint> checks;
};

/// Rows of a parent at most that its children choose from when they cannot be computed.
inline constexpr std::int64_t kSampleSize = 100'000;

/// A type with its modifier: varchar(20), vector(3).
using TypeUse = std::pair<Oid, int>;

struct Catalog {
  std::map<Oid, Type> types;
  std::map<TypeUse, std::vector<std::string>> samples;  ///< binary values that the server accepted
  /// The same for single columns, by table and number, where CHECKs refused all that we made ourselves.
  std::map<std::pair<Oid, int>, std::vector<std::string>> column_samples;
  /// Values that the configuration names for types that we cannot write, in binary.
  std::map<std::pair<TypeUse, std::string>, std::string> literals;
  std::vector<Table> tables;
};

/// "schema.table", as messages and `done` name it.
inline std::string full_name(const Table& table) {
  return table.schema + "." + table.name;
}

}  // namespace rehearse::seed
