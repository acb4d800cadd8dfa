// A table on its way to a plan: its columns with all that constrains them, and how it refers to others.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rehearse/profile.h"
#include "rehearse/scenario.h"
#include "seed/catalog.h"
#include "seed/plan.h"
#include "seed/restriction.h"
#include "seed/value_type.h"

namespace rehearse::seed {

inline constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max() / 4;

/// How row numbers choose values so that keys come out unique.
struct Role {
  enum class Kind {
    free,      ///< values may repeat
    distinct,  ///< every row has its own
    digit,     ///< one digit of a number that every row has its own of
  };
  Kind kind = Kind::free;
  std::int64_t divisor = 1;
  std::int64_t size = 0;
  std::int64_t system = 0;  ///< above zero: the row number is permuted in [0, system)
};

struct ColumnDraft {
  const Column* column = nullptr;
  ValueType type;
  Restriction restriction;
  const ColumnSpec* wanted = nullptr;          ///< what the configuration says; null: nothing
  const ProfileColumn* shape = nullptr;        ///< what production's statistics say; null: nothing that fits
  std::optional<OrdinalRange> slice;           ///< its part of a range that ordered columns share
  bool left_out = false;                       ///< not in the COPY: generated, or left to its default
  const ForeignKeySpec* wanted_key = nullptr;  ///< what it says of the reference; null: nothing
  int reference = -1;                          ///< index in TableDraft::references
  Role role;
  bool daily = false;       ///< distinct values are days apart: a key may look at the date only
  std::optional<int> lane;  ///< 0: where a span of an exclusion constraint begins; 1: where it ends

  [[nodiscard]] bool nullable() const { return !column->not_null && !restriction.not_null; }
};

/// Foreign keys that decide their columns together: one, and those that it implies; or several that overlap.
struct Reference {
  enum class How {
    computed,  ///< from the parent's generators
    own_row,   ///< every row refers to itself
    sampled,   ///< from keys that the server gave
    absent,    ///< NULL
  };
  std::vector<const ForeignKey*> keys;  ///< more than one: overlapping, joined by the server
  std::vector<int> columns;
  How how = How::computed;
  Role role;
  std::int64_t size = 0;  ///< rows to choose from
  bool needs_cast = false;
  std::vector<int> distinct_on;  ///< columns of a narrower key: only one parent for each of their values
  std::vector<std::string> conditions;  ///< CHECKs of these columns alone: not every parent will do
  std::shared_ptr<Sample> sample;

  [[nodiscard]] const ForeignKey& lead() const { return *keys.front(); }
  /// Only the server can tell which parents there are to choose from.
  [[nodiscard]] bool selective() const {
    return keys.size() > 1 || needs_cast || !distinct_on.empty() || !conditions.empty();
  }
};

/// Rows that partial keys have no room for: from a row number on, their predicates are false.
struct Exemption {
  std::int64_t from = kUnlimited;
  std::vector<Expression> goals;               ///< the predicates, negated
  std::map<std::string, Restriction> columns;  ///< what makes the goals true; by name
};

struct TableDraft {
  const Table* table = nullptr;
  const ProfileTable* shape = nullptr;  ///< its statistics in production; null: not in the profile
  std::vector<Oid> filled;
  std::int64_t first_row = 0;
  std::int64_t rows = 0;
  std::string rows_reason;  ///< who wanted that many
  std::int64_t row_limit = kUnlimited;
  std::vector<ColumnDraft> columns;
  std::vector<Reference> references;
  Exemption exemption;
  std::vector<const CheckConstraint*> filters;
  std::string filter_bound;  ///< the partition's own condition, when the server must judge that too
  bool by_trial = false;     ///< its CHECKs refused all values of our own
  bool distrusted = false;   ///< our reading of its CHECKs was wrong once
  std::string note;
  std::string problem;
  int stage = 0;

  ColumnDraft* find(int number);
  [[nodiscard]] const ColumnDraft* find(int number) const;
  ColumnDraft* find(const std::string& name);
  [[nodiscard]] bool filtered() const { return !filters.empty() || !filter_bound.empty(); }
};

/// Reads types, checks and references; rows and roles are still open.
TableDraft draft_table(const Catalog& catalog, const Table& table, const TableSeedSpec* spec,
                       const ProfileTable* shape, bool distrusted);

/// Adds what a domain, a CHECK or an exemption asks for.
void merge(Restriction& into, const Restriction& from);

/// Groups the foreign keys of the table.
void draft_references(const Catalog& catalog, TableDraft& draft);

}  // namespace rehearse::seed
