#include <algorithm>

#include "base/strings.h"
#include "seed/values.h"

namespace rehearse::seed {

namespace {

struct Suggestion {
  std::string_view glob;  ///< on the name in lower case without underscores
  double low;
  double high;  ///< whole units
};

constexpr Suggestion kNumbers[] = {
    {"*quantity*", 1, 10},     {"*qty*", 1, 10},           {"*count*", 0, 1'000},    {"age", 18, 90},
    {"*year*", 2000, 2025},    {"*month*", 1, 12},         {"*day*", 1, 28},         {"*percent*", 0, 100},
    {"*rating*", 1, 5},        {"*score*", 1, 100},        {"*priority*", 1, 5},     {"*latitude*", -90, 90},
    {"lat", -90, 90},          {"*longitude*", -180, 180}, {"lng", -180, 180},       {"lon", -180, 180},
    {"*rate*", 0, 1},          {"*ratio*", 0, 1},          {"*price*", 1, 1'000},    {"*amount*", 1, 1'000},
    {"*total*", 1, 5'000},     {"*cost*", 1, 1'000},       {"*balance*", 0, 10'000}, {"*position*", 1, 100},
    {"*port*", 1'024, 65'535}, {"*version*", 1, 20},       {"*size*", 1, 100'000},   {"*weight*", 1, 500},
};

struct DateSuggestion {
  std::string_view glob;
  std::string_view low;
  std::string_view high;
};

// Fixed dates: data must not depend on the day on which it is made.
constexpr DateSuggestion kDates[] = {
    {"*birth*", "1950-01-01", "2005-01-01"},
    {"*expire*", "2026-01-01", "2028-01-01"},
    {"*due*", "2025-06-01", "2026-06-01"},
    {"*", "2023-01-01", "2026-01-01"},
};

OrdinalRange suggest_date(const ValueType& type, const std::string& name) {
  const auto* found = std::find_if(std::begin(kDates), std::end(kDates),
                                   [&](const DateSuggestion& s) { return glob_match(s.glob, name); });
  return {*parse_ordinal(type, found->low), *parse_ordinal(type, found->high) - 1};
}

OrdinalRange suggest(const ValueType& type, const std::string& name) {
  if (type.temporal()) return suggest_date(type, name);
  const std::int64_t one = unit(type);
  if (type.scalar == Scalar::time || type.scalar == Scalar::timetz) return limits(type);
  if (type.scalar == Scalar::interval) return {one, std::int64_t{30} * 86'400 * one};
  for (const Suggestion& s : kNumbers) {
    if (!glob_match(s.glob, name)) continue;
    return {static_cast<std::int64_t>(s.low) * one, static_cast<std::int64_t>(s.high) * one};
  }
  const std::int64_t high = type.fractional() ? 1'000 : type.scalar == Scalar::int2 ? 10'000 : 1'000'000;
  return {type.fractional() ? 0 : 1, high * one};
}

std::string flat_name(const ColumnDraft& column) {
  std::string name = lower(column.column->name);
  std::erase(name, '_');
  return name;
}

// The larger part of a range, without one value in it.
void step_around(OrdinalRange& range, std::int64_t excluded) {
  if (excluded < range.low || excluded > range.high) return;
  if (excluded - range.low > range.high - excluded) {
    range.high = excluded - 1;
  } else {
    range.low = excluded + 1;
  }
}

}  // namespace

OrdinalRange allowed_range(const ColumnDraft& column) {
  OrdinalRange range = limits(column.type);
  for (const Bound& bound : column.restriction.lows) {
    const auto value = parse_ordinal(column.type, bound.value);
    if (value) range.low = std::max(range.low, *value + (bound.open ? 1 : 0));
  }
  for (const Bound& bound : column.restriction.highs) {
    const auto value = parse_ordinal(column.type, bound.value);
    if (value) range.high = std::min(range.high, *value - (bound.open ? 1 : 0));
  }
  for (const std::string& excluded : column.restriction.excluded) {
    if (const auto value = parse_ordinal(column.type, excluded)) step_around(range, *value);
  }
  return range;
}

OrdinalRange usual_range(const ValueType& type) {
  return suggest(type, {});
}

OrdinalRange suggested_range(const ColumnDraft& column) {
  if (column.slice) return *column.slice;
  const OrdinalRange allowed = allowed_range(column);
  const OrdinalRange wish = suggest(column.type, flat_name(column));
  OrdinalRange range{std::max(allowed.low, wish.low), std::min(allowed.high, wish.high)};
  if (range.low > range.high) {
    // The wish is out of bounds: as much as it was wide, next to the bound that excludes it.
    const std::int64_t width = wish.high - wish.low;
    range = wish.high < allowed.low ? OrdinalRange{allowed.low, std::min(allowed.high, allowed.low + width)}
                                    : OrdinalRange{std::max(allowed.low, allowed.high - width), allowed.high};
  }
  if (range.low > range.high) range.high = range.low;
  return range;
}

}  // namespace rehearse::seed
