#include "seed/value_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/enum_names.h"

namespace rehearse::seed {

namespace {

constexpr EnumNames<Scalar, 37> kScalars{{
    {Scalar::boolean, "bool"},
    {Scalar::int2, "int2"},
    {Scalar::int4, "int4"},
    {Scalar::int8, "int8"},
    {Scalar::oid, "oid"},
    {Scalar::money, "money"},
    {Scalar::numeric, "numeric"},
    {Scalar::float4, "float4"},
    {Scalar::float8, "float8"},
    {Scalar::date, "date"},
    {Scalar::time, "time"},
    {Scalar::timetz, "timetz"},
    {Scalar::int8, "pg_lsn"},
    {Scalar::int8, "xid8"},
    {Scalar::oid, "xid"},
    {Scalar::oid, "cid"},
    {Scalar::macaddr, "macaddr"},
    {Scalar::macaddr8, "macaddr8"},
    {Scalar::bits, "varbit"},
    {Scalar::timestamp, "timestamp"},
    {Scalar::timestamp, "timestamptz"},
    {Scalar::interval, "interval"},
    {Scalar::text, "text"},
    {Scalar::text, "varchar"},
    {Scalar::text, "bpchar"},
    {Scalar::text, "name"},
    {Scalar::text, "refcursor"},
    {Scalar::uuid, "uuid"},
    {Scalar::bytea, "bytea"},
    {Scalar::json, "json"},
    {Scalar::jsonb, "jsonb"},
    {Scalar::inet, "inet"},
    {Scalar::cidr, "cidr"},
    {Scalar::composite, "record"},
    {Scalar::other, "xml"},
    {Scalar::other, "tsvector"},
    {Scalar::bits, "bit"},
}};

constexpr int kHeader = 4;             // VARHDRSZ: what type modifiers of text and numeric are offset by
constexpr int kNameLength = 63;        // NAMEDATALEN - 1
constexpr int kLargestPrecision = 18;  // what fits 64 bits
constexpr std::int64_t kDaysPerYear = 365;

Scalar classify(const Type& type) {
  if (type.is_array) return Scalar::array;
  if (type.kind == 'e') return Scalar::enumeration;
  if (type.kind == 'r') return Scalar::range;
  if (type.kind == 'c') return Scalar::composite;
  if (type.name == "citext") return Scalar::text;  // an extension's: its schema may be any
  if (type.kind != 'b' || type.schema != "pg_catalog") return Scalar::other;
  return value_of(kScalars, std::string_view(type.name)).value_or(Scalar::other);
}

// numeric(p,s): ((p << 16) | (s & 0x7ff)) + VARHDRSZ, with s signed since version 15.
void read_numeric_modifier(ValueType& value, int modifier) {
  value.scale = 2;
  if (modifier < kHeader) return;
  const int packed = modifier - kHeader;
  const int precision = packed >> 16;
  const int raw_scale = packed & 0x7FF;
  const int scale = raw_scale >= 1024 ? raw_scale - 2048 : raw_scale;
  value.scale = std::clamp(scale, 0, kLargestPrecision);
  value.precision = std::min(precision - std::min(scale, 0), kLargestPrecision);
  // A scale beyond 18 decimals is cut: the server pads with zeros.
  value.precision = std::max(value.precision - std::max(scale - kLargestPrecision, 0), 0);
}

void read_modifier(ValueType& value, int modifier) {
  value.modifier = modifier;
  if (value.scalar == Scalar::numeric) read_numeric_modifier(value, modifier);
  if (value.scalar == Scalar::float4 || value.scalar == Scalar::float8 || value.scalar == Scalar::money) {
    value.scale = 2;
  }
  if (value.scalar == Scalar::bits) value.width = modifier > 0 ? modifier : 0;
  if (value.scalar != Scalar::text) return;
  if (value.type->name == "name") value.width = kNameLength;
  if (modifier >= kHeader && value.type->name != "text") value.width = modifier - kHeader;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

}  // namespace

ValueType resolve(const Catalog& catalog, Oid type, int modifier) {
  ValueType value;
  const auto sampled = catalog.samples.find({type, modifier});
  if (sampled != catalog.samples.end()) value.samples = &sampled->second;
  auto found = catalog.types.find(type);
  while (found != catalog.types.end() && found->second.kind == 'd') {
    value.domains.push_back(&found->second);
    modifier = found->second.base_modifier;
    found = catalog.types.find(found->second.base);
  }
  if (found == catalog.types.end()) return value;
  value.type = &found->second;
  value.scalar = classify(found->second);
  read_modifier(value, modifier);
  return value;
}

OrdinalRange limits(const ValueType& type) {
  constexpr std::int64_t kWide = 1'000'000'000'000'000;  // exact in a double, and room for arithmetic
  switch (type.scalar) {
    case Scalar::int2:
      return {std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max()};
    case Scalar::int4:
      return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    case Scalar::oid:
      return {1, std::numeric_limits<std::uint32_t>::max()};
    case Scalar::numeric:
      return {1 - power_of_ten(type.precision), power_of_ten(type.precision) - 1};
    case Scalar::float4:
      return {-(std::int64_t{1} << 23), std::int64_t{1} << 23};  // distinct whole hundredths
    case Scalar::date:
      return {-1'000 * kDaysPerYear, 5'000 * kDaysPerYear};
    case Scalar::macaddr:
    case Scalar::macaddr8:
      return {0, (std::int64_t{1} << 40) - 1};
    case Scalar::time:
    case Scalar::timetz:
      return {0, kSecondsPerDay * kMicrosPerSecond - 1};
    case Scalar::timestamp:
      return {-1'000 * kDaysPerYear * kSecondsPerDay * kMicrosPerSecond,
              5'000 * kDaysPerYear * kSecondsPerDay * kMicrosPerSecond};
    case Scalar::interval:
      return {0, 100 * kDaysPerYear * kSecondsPerDay * kMicrosPerSecond};
    default:
      return {-kWide, kWide};
  }
}

std::int64_t unit(const ValueType& type) {
  switch (type.scalar) {
    case Scalar::time:
    case Scalar::timetz:
    case Scalar::timestamp:
    case Scalar::interval:
      return kMicrosPerSecond;
    default:
      return power_of_ten(type.scale);
  }
}

}  // namespace rehearse::seed
