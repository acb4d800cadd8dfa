#include "profile/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "profile/array_text.h"

namespace rehearse::profile {

namespace {

// "12:30", "12:30:15.5", "-04:05:06", hours above 24 included; a zone's "05" as well.
std::optional<double> clock(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  constexpr std::array<double, 3> kUnits{kHour, kMinute, 1};
  const auto parts = split(text, ':');
  if (parts.size() > kUnits.size()) return std::nullopt;
  double seconds = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parse_number(parts[i]);
    if (!number || *number < 0) return std::nullopt;
    seconds += *number * kUnits.at(i);
  }
  return negative ? -seconds : seconds;
}

std::optional<double> date(std::string_view text) {
  const auto parts = split(text, '-');
  if (parts.size() != 3) return std::nullopt;
  const auto year = parse_number(parts[0]);
  const auto month = parse_number(parts[1]);
  const auto day = parse_number(parts[2]);
  constexpr double kLastYear = 32'000;  // of std::chrono::year
  if (!year || !month || !day || *year < 0 || *year > kLastYear || *month < 1 || *day < 1)
    return std::nullopt;
  const std::chrono::year_month_day found{std::chrono::year(static_cast<int>(*year)),
                                          std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
  if (!found.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days(found).time_since_epoch().count()) * kDay;
}

// Time of day with or without zone: "12:30:15.5+05:30".
std::optional<double> time_of_day(std::string_view text) {
  const auto sign = text.find_first_of("+-");
  const auto local = text.find(':') == std::string_view::npos ? std::nullopt : clock(text.substr(0, sign));
  if (!local || sign == std::string_view::npos) return local;
  const auto zone = clock(text.substr(sign));
  return zone ? std::optional<double>(*local - *zone) : std::nullopt;
}

std::optional<double> timestamp(std::string_view text) {
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto day = date(text.substr(0, blank));
  const auto time = time_of_day(text.substr(blank + 1));
  return day && time ? std::optional<double>(*day + *time) : std::nullopt;
}

std::optional<double> unit_of_interval(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, double>, 3> kUnits{
      {{"day", kDay}, {"mon", 30 * kDay}, {"year", 360 * kDay}}};
  for (const auto& [name, seconds] : kUnits)
    if (word == name || word == fmt::format("{}s", name)) return seconds;
  return std::nullopt;
}

// "1 year 2 mons -3 days +04:05:06.5".
std::optional<double> interval(std::string_view text) {
  const auto words = split(text, ' ');
  double seconds = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_clock = words[i].find(':') != std::string_view::npos;
    const auto unit = !is_clock && i + 1 < words.size() ? unit_of_interval(words[i + 1]) : std::nullopt;
    const auto number = is_clock ? clock(words[i]) : parse_number(words[i]);
    if (!number || (!is_clock && !unit)) return std::nullopt;
    seconds += is_clock ? *number : *number * *unit;
    if (!is_clock) ++i;
  }
  return seconds;
}

std::string write_date(double seconds) {
  const std::chrono::sys_days days{std::chrono::days(static_cast<int>(std::floor(seconds / kDay)))};
  const std::chrono::year_month_day date(days);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string write_time(double seconds) {
  const auto whole = static_cast<long>(std::clamp(std::floor(seconds), 0.0, kDay));
  return fmt::format("{:02}:{:02}:{:02}", whole / 3'600, whole / 60 % 60, whole % 60);
}

std::string write_number(double value, double step) {
  const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
  return fmt::format("{:.{}f}", value == 0 ? 0.0 : value, decimals);
}

std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace

bool is_quantity(ValueKind kind) {
  switch (kind) {
    case ValueKind::integer:
    case ValueKind::decimal:
    case ValueKind::date:
    case ValueKind::timestamp:
    case ValueKind::time:
    case ValueKind::interval:
      return true;
    default:
      return false;
  }
}

std::optional<double> parse_quantity(ValueKind kind, std::string_view literal) {
  switch (kind) {
    case ValueKind::integer:
    case ValueKind::decimal:
      return finite(parse_number(literal));
    case ValueKind::date:
      return date(literal);
    case ValueKind::timestamp:
      return timestamp(literal);
    case ValueKind::time:
      return time_of_day(literal);
    case ValueKind::interval:
      return interval(literal);
    default:
      return std::nullopt;
  }
}

std::string write_quantity(ValueKind kind, double value, double step) {
  switch (kind) {
    case ValueKind::date:
      return write_date(value);
    case ValueKind::timestamp:
      return write_date(value) + " " + write_time(value - std::floor(value / kDay) * kDay);
    case ValueKind::time:
      return write_time(value);
    case ValueKind::interval:
      return write_number(value, step) + " seconds";
    default:
      return write_number(value, step);
  }
}

}  // namespace rehearse::profile
