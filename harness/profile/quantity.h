// Numbers and times as one number each, so that they can be rounded and compared. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rehearse/profile.h"

namespace rehearse::profile {

constexpr double kMinute = 60;  // seconds
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;

/// Whether parse_quantity() knows the kind.
bool is_quantity(ValueKind kind);

/// A literal as DateStyle ISO and IntervalStyle postgres write it. Dates and timestamps are seconds since
/// 1970 in UTC; times and intervals seconds, a month having 30 days. Nothing for what has no place on the
/// line: infinity, NaN, dates before Christ.
std::optional<double> parse_quantity(ValueKind kind, std::string_view literal);

/// A literal again. `step` is what the value was rounded to, and decides about the decimals.
std::string write_quantity(ValueKind kind, double value, double step);

}  // namespace rehearse::profile
