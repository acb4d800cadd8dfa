// The shape of a production database without its data: what `rehearse profile` writes and seeding reads.
//
// Everything here comes from statistics that ANALYZE made (manual, chapter 14.2 and the view pg_stats), so it
// is as exact as a sample: see docs/profile.md. Which values of production may appear in which field is
// decided once, when a profile is made (harness/profile/disclose.h); readers never have to ask.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse {

inline constexpr int kProfileVersion = 1;

/// What the values of a column are, as far as their statistics depend on it. A domain counts as its base
/// type. In a profile made of a dump this is a guess from the values, because the dump does not tell types.
enum class ValueKind {
  boolean,
  integer,
  decimal,  ///< numeric, real, double precision
  date,
  timestamp,  ///< with or without time zone
  time,
  interval,
  text,
  label,  ///< an enum
  array,
  range,
  other,  ///< everything without an order that means something outside of the database: uuid, jsonb, bytea
          ///< ...
};

/// Which values of a column stand in the profile.
enum class Disclosure {
  withheld,   ///< none
  sensitive,  ///< none, nor frequencies, because of the column's name or type
  coarse,     ///< numbers and times, rounded
  schema,     ///< booleans, enum labels and values of a CHECK: they can be read in the schema as well
  kept,       ///< all that there are, by --keep-values
};

/// Why a column has no statistics.
enum class Missing {
  no_right,        ///< the role may not SELECT the column, and pg_stats hides what it may not select
  row_security,    ///< a policy applies to the role, and pg_stats then hides the table
  never_analyzed,  ///< the table was never analyzed; `rows` and `pages` mean nothing either
  not_collected,   ///< analyzed without the column: it is new, SET STATISTICS 0, or the table was empty
};

enum class TextClass { digits, hex, uuid, word, words, mixed };

/// What a text column looks like. Values of more than 1,024 bytes are not among those that ANALYZE keeps, so
/// for wide columns `ProfileColumn::width` tells more.
struct TextShape {
  TextClass characters = TextClass::mixed;
  /// Characters at the 5th, 25th, 50th, 75th and 95th percentile of rows; above 100 with two significant
  /// digits.
  std::vector<int> lengths;
  friend bool operator==(const TextShape&, const TextShape&) = default;
};

/// How often the most common values occur, the most common first. Values that fewer rows than the floor have
/// are not among them; they count as the rest.
struct CommonValues {
  std::vector<double> frequencies;  ///< share of all rows, NULL ones included; four significant digits
  /// As many as frequencies, each a literal of the column's type, or empty when withheld. A nothing stands
  /// for one that may not be told where others may. Coarse values may repeat: they were different ones.
  std::vector<std::optional<std::string>> values;
  friend bool operator==(const CommonValues&, const CommonValues&) = default;
};

/// The elements of an array column. Frequencies count rows that hold the element, so they may add up to more
/// than one.
struct ArrayElements {
  CommonValues common;
  std::optional<TextShape> text;
  std::vector<double> counts;  ///< distinct elements of an array: bounds of equally full buckets
  double average_count = 0;    ///< distinct elements of an array, on average
  double null_fraction = 0;    ///< rows with a NULL among the elements
  friend bool operator==(const ArrayElements&, const ArrayElements&) = default;
};

/// A range column; PostgreSQL 17 and later show these statistics.
struct RangeShape {
  double empty_fraction = 0;    ///< of the rows that are not NULL
  std::vector<double> lengths;  ///< bounds of equally full buckets; days, seconds or the numbers themselves
  /// Lower bounds in order, coarse, in equally full buckets; empty when withheld.
  std::vector<std::string> lower_bounds;
  friend bool operator==(const RangeShape&, const RangeShape&) = default;
};

struct ProfileColumn {
  std::string name;
  std::string type;  ///< format_type(): "numeric(12,2)"; empty when made of a dump
  ValueKind kind = ValueKind::other;
  Disclosure disclosure = Disclosure::withheld;
  std::string sensitive;           ///< what it seems to hold ("email", "phone"), when sensitive; else empty
  std::optional<Missing> missing;  ///< then nothing below is set

  double null_fraction = 0;
  /// n_distinct of pg_stats: above zero a number of values; below, minus their share of the rows; -1: unique;
  /// zero: unknown.
  double distinct = 0;
  int width = 0;                      ///< bytes of a stored value, on average
  std::optional<double> correlation;  ///< of physical order and value order, -1 to 1
  CommonValues common;
  /// Values that bound equally full buckets of the rows that are neither NULL nor common, in order. Coarse:
  /// rounded, so that neighbours may be equal. Empty when withheld or unknown.
  std::vector<std::string> bounds;
  std::optional<TextShape> text;
  std::optional<ArrayElements> elements;
  std::optional<RangeShape> range;
  friend bool operator==(const ProfileColumn&, const ProfileColumn&) = default;
};

struct ProfileIndex {
  std::string name;
  std::int64_t pages = 0;
  std::int64_t rows = 0;
  friend bool operator==(const ProfileIndex&, const ProfileIndex&) = default;
};

/// The table's TOAST table. PostgreSQL counts its pages when it vacuums, not when it analyzes.
struct ProfileToast {
  std::int64_t pages = 0;
  std::int64_t chunks = 0;
  friend bool operator==(const ProfileToast&, const ProfileToast&) = default;
};

/// CREATE STATISTICS. Columns stand by name, expressions as they are written in the schema.
struct ProfileStatistics {
  struct Distinct {
    std::vector<std::string> columns;
    double distinct = 0;
    friend bool operator==(const Distinct&, const Distinct&) = default;
  };
  struct Dependency {
    std::vector<std::string> from;
    std::string to;
    double degree = 0;  ///< share of the rows that are consistent with it, 0 to 1
    friend bool operator==(const Dependency&, const Dependency&) = default;
  };
  std::string name;  ///< "schema.name"
  std::vector<std::string> columns;
  std::vector<Distinct> distinct;
  std::vector<Dependency> dependencies;
  std::vector<double> frequencies;  ///< of the most common combinations, whose values are always withheld
  std::optional<Missing> missing;   ///< then only name and columns are known; only the owner may see them
  friend bool operator==(const ProfileStatistics&, const ProfileStatistics&) = default;
};

enum class ProfileTableKind {
  table,
  partitioned,
  materialized_view,
  relation,  ///< a table or an index: a dump does not tell which when no column of it has statistics
};

struct ProfileTable {
  std::string schema;
  std::string name;
  ProfileTableKind kind = ProfileTableKind::table;
  /// Of ANALYZE's or VACUUM's last look, an estimate; nothing when neither ever looked. A partitioned table
  /// counts the rows of its partitions (PostgreSQL 14 and later) and has no pages.
  std::optional<std::int64_t> rows;
  std::int64_t pages = 0;
  std::int64_t visible_pages = 0;          ///< all-visible
  std::int64_t dead_rows = 0;              ///< by the cumulative statistics
  std::int64_t changed_since_analyze = 0;  ///< rows; many of them make the statistics stale
  std::optional<ProfileToast> toast;
  std::vector<ProfileIndex> indexes;          ///< by name
  std::vector<ProfileColumn> columns;         ///< in the table's order; by appearance in a dump
  std::vector<ProfileStatistics> statistics;  ///< by name
  friend bool operator==(const ProfileTable&, const ProfileTable&) = default;
};

struct ProfileServer {
  int version = 0;  ///< 150018; of a dump, what the dump says
  std::int64_t block_size = 8192;
  std::string encoding;
  std::string collation;
  std::string ctype;
  std::string time_zone;
  std::map<std::string, std::string> extensions;  ///< name, version
  /// Those that decide how long migrations take, with units: "work_mem" is "4096 kB".
  std::map<std::string, std::string> settings;
  friend bool operator==(const ProfileServer&, const ProfileServer&) = default;
};

enum class ProfileSource { server, dump };

struct DataProfile {
  ProfileSource source = ProfileSource::server;
  std::int64_t floor = 20;        ///< rows that a value must have to be counted by itself
  std::vector<std::string> kept;  ///< the patterns of --keep-values: "shop.orders.status"
  ProfileServer server;
  std::vector<ProfileTable> tables;  ///< by schema, then name
  friend bool operator==(const DataProfile&, const DataProfile&) = default;
};

/// nullptr when there is none.
const ProfileTable* find_table(const DataProfile& profile, std::string_view schema, std::string_view name);
const ProfileColumn* find_column(const ProfileTable& table, std::string_view name);

/// The number of different values that `distinct` stands for in a table of `rows` rows.
double distinct_values(const ProfileColumn& column, std::int64_t rows);

}  // namespace rehearse
