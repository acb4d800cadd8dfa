// What a column's values look like on the wire: its type with domains resolved, and its limits.
//
// Most types are a number underneath: dates count days, timestamps microseconds, numeric(12,2) hundredths.
// Such an "ordinal" is what ranges, keys and checks are computed with; only encoding knows the difference.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "seed/catalog.h"
#include "seed/column_buffer.h"

namespace rehearse::seed {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

enum class Scalar {
  boolean,
  int2,
  int4,
  int8,
  oid,
  money,
  numeric,
  float4,
  float8,
  date,
  time,
  timetz,
  timestamp,
  macaddr,
  macaddr8,
  interval,
  text,
  uuid,
  bytea,
  bits,
  json,
  jsonb,
  inet,
  cidr,
  enumeration,
  array,
  range,
  composite,
  other,
};

struct ValueType {
  Scalar scalar = Scalar::other;
  const Type* type = nullptr;        ///< below its domains
  std::vector<const Type*> domains;  ///< outermost first; their checks hold
  const std::vector<std::string>* samples =
      nullptr;  ///< all that there is to choose from; null: no such limit
  int modifier = -1;
  int width = 0;  ///< most characters of varchar(n), char(n), name, bits of bit(n); zero: no limit
  int scale = 0;  ///< decimals of an ordinal: numeric and float
  int precision = 18;

  [[nodiscard]] bool ordinal() const { return scalar >= Scalar::int2 && scalar <= Scalar::interval; }
  [[nodiscard]] bool integer() const { return scalar >= Scalar::int2 && scalar <= Scalar::oid; }
  [[nodiscard]] bool fractional() const { return scalar >= Scalar::money && scalar <= Scalar::float8; }
  [[nodiscard]] bool temporal() const { return scalar == Scalar::date || scalar == Scalar::timestamp; }
};

/// Follows domains to their base. A type that the catalog does not hold is `other`.
ValueType resolve(const Catalog& catalog, Oid type, int modifier);

/// Both ends inclusive.
struct OrdinalRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

OrdinalRange limits(const ValueType& type);

/// Ordinals that make one second, one day, one whole number: what "one more" means to people.
std::int64_t unit(const ValueType& type);

/// Reads a literal of SQL or of the configuration: "12.50", "2021-01-01", "2021-01-01 12:30:00+00".
std::optional<std::int64_t> parse_ordinal(const ValueType& type, std::string_view text);

void encode_ordinals(const ValueType& type, std::span<const std::int64_t> ordinals, ColumnBuffer& out);

/// The binary form of a literal, for the types that we can write ourselves.
std::optional<std::string> encode_literal(const ValueType& type, std::string_view text);

}  // namespace rehearse::seed
