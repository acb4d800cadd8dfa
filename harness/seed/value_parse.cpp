#include <charconv>
#include <chrono>
#include <cmath>

#include "base/strings.h"
#include "seed/value_type.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kMicrosPerDay = 86'400 * kMicrosPerSecond;

// Takes `width` digits (any number when zero) from the front.
std::optional<std::int64_t> take_digits(std::string_view& text, std::size_t width = 0) {
  std::int64_t value = 0;
  const char* limit = text.data() + (width == 0 ? text.size() : std::min(width, text.size()));
  const auto [end, failure] = std::from_chars(text.data(), limit, value);
  if (failure != std::errc{} || text.front() == '-') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

// Days since 2000-01-01, PostgreSQL's epoch.
std::optional<std::int64_t> take_date(std::string_view& text) {
  const auto year = take_digits(text);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text);
  if (!day) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(static_cast<int>(*year)),
                            std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  constexpr year_month_day kEpoch{std::chrono::year(2000), January, std::chrono::day(1)};
  return (sys_days(date) - sys_days(kEpoch)).count();
}

// "12", "12:30", "12:30:15.25" as microseconds of the day.
std::optional<std::int64_t> take_time(std::string_view& text) {
  const auto hour = take_digits(text);
  if (!hour) return std::nullopt;
  std::int64_t seconds = *hour * 3'600;
  if (take(text, ':')) seconds += take_digits(text).value_or(0) * 60;
  if (take(text, ':')) seconds += take_digits(text).value_or(0);
  std::int64_t micros = seconds * kMicrosPerSecond;
  if (take(text, '.')) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    const auto fraction = "0." + std::string(text.substr(0, digits));
    micros += std::llround(std::stod(fraction) * 1e6);
    text.remove_prefix(std::min(digits, text.size()));
  }
  return micros;
}

// "+00", "-05:30", "Z" as microseconds to take off.
std::int64_t take_zone(std::string_view& text) {
  const bool west = !text.empty() && text.front() == '-';
  if (take(text, 'Z') || (!take(text, '+') && !take(text, '-'))) return 0;
  const std::int64_t offset = take_time(text).value_or(0);
  return west ? -offset : offset;
}

std::optional<std::int64_t> parse_timestamp(std::string_view text) {
  const auto day = take_date(text);
  if (!day) return std::nullopt;
  std::int64_t micros = *day * kMicrosPerDay;
  if (take(text, ' ') || take(text, 'T')) {
    const auto time = take_time(text);
    if (!time) return std::nullopt;
    micros += *time - take_zone(text);
  }
  return text.empty() ? std::optional(micros) : std::nullopt;
}

std::optional<std::int64_t> parse_decimal(const ValueType& type, std::string_view text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  const double scaled = value * static_cast<double>(unit(type));
  if (!(std::abs(scaled) < 9.2e18)) return std::nullopt;
  return std::llround(scaled);
}

// "1 day", "02:00:00", "1 day 02:00:00": what IntervalStyle postgres prints for what we can hold.
std::optional<std::int64_t> parse_interval(std::string_view text) {
  std::int64_t micros = 0;
  if (const auto days = text.find(" day"); days != std::string_view::npos) {
    const auto number = take_digits(text);
    if (!number) return std::nullopt;
    micros = *number * kMicrosPerDay;
    text.remove_prefix(text.find(" day") == 0 ? 4 : 0);
    take(text, 's');
    take(text, ' ');
    if (text.empty()) return micros;
  }
  const auto time = take_time(text);
  return time && text.empty() ? std::optional(micros + *time) : std::nullopt;
}

template <typename Parse>
std::optional<std::int64_t> whole(std::string_view text, const Parse& parse) {
  const auto value = parse(text);
  return text.empty() ? value : std::nullopt;
}

std::optional<std::string> parse_uuid(std::string_view text) {
  std::string bytes;
  std::string digits;
  for (const char c : text) {
    if (c == '-' || c == '{' || c == '}') continue;
    digits += c;
    if (digits.size() < 2) continue;
    unsigned value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + 2, value, 16);
    if (failure != std::errc{} || end != digits.data() + 2) return std::nullopt;
    bytes += static_cast<char>(value);
    digits.clear();
  }
  return bytes.size() == 16 && digits.empty() ? std::optional(bytes) : std::nullopt;
}

std::optional<std::string> parse_boolean(std::string_view text) {
  const std::string word = lower(text);
  if (word == "true" || word == "t" || word == "yes" || word == "on" || word == "1")
    return std::string(1, '\1');
  if (word == "false" || word == "f" || word == "no" || word == "off" || word == "0")
    return std::string(1, '\0');
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_ordinal(const ValueType& type, std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  switch (type.scalar) {
    case Scalar::date: {
      const auto micros = parse_timestamp(text);
      return micros ? std::optional(*micros / kMicrosPerDay - (*micros % kMicrosPerDay < 0 ? 1 : 0)) : micros;
    }
    case Scalar::timestamp:
      return parse_timestamp(text);
    case Scalar::time:
      return whole(text, [](std::string_view& rest) { return take_time(rest); });
    case Scalar::timetz:
      return whole(text, [](std::string_view& rest) {
        const auto time = take_time(rest);
        return time ? std::optional(*time - take_zone(rest)) : time;
      });
    case Scalar::macaddr:
    case Scalar::macaddr8:
      return std::nullopt;
    case Scalar::interval:
      return parse_interval(text);
    default:
      return type.ordinal() ? parse_decimal(type, text) : std::nullopt;
  }
}

std::optional<std::string> encode_literal(const ValueType& type, std::string_view text) {
  if (type.ordinal()) {
    const auto ordinal = parse_ordinal(type, text);
    if (!ordinal) return std::nullopt;
    ColumnBuffer buffer;
    encode_ordinals(type, std::span(&*ordinal, 1), buffer);
    return std::string(buffer.value(0));
  }
  switch (type.scalar) {
    case Scalar::text:
    case Scalar::enumeration:
    case Scalar::json:
      return std::string(text);
    case Scalar::jsonb:
      return "\1" + std::string(text);
    case Scalar::uuid:
      return parse_uuid(text);
    case Scalar::boolean:
      return parse_boolean(text);
    default:
      return std::nullopt;
  }
}

}  // namespace rehearse::seed
