#include "base/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace rehearse {

namespace {

struct Quantity {
  double number;
  std::string_view unit;
};

// A comma stands between digits and before a group of three: "1,2s" is more likely a slip than 12 seconds.
// An underscore stands between any two digits.
bool is_separator(std::string_view text, std::size_t i) {
  const auto digit_at = [&](std::size_t k) { return k < text.size() && is_digit(text[k]); };
  if (i == 0 || !digit_at(i - 1) || !digit_at(i + 1)) return false;
  if (text[i] == '_') return true;
  return text[i] == ',' && digit_at(i + 2) && digit_at(i + 3) && !digit_at(i + 4);
}

// "1.5 GB" -> 1.5 and "GB"; nothing when there is no number or it is negative.
std::optional<Quantity> parse_quantity(std::string_view text) {
  text = trim(text);
  std::string digits;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (is_digit(text[end]) || text[end] == '.')
      digits += text[end];
    else if (!is_separator(text, end))
      break;
  }
  Quantity quantity{0, trim(text.substr(end))};
  const auto [stopped, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), quantity.number);
  if (error != std::errc{} || stopped != digits.data() + digits.size()) return std::nullopt;
  return quantity;
}

template <std::size_t N>
std::optional<double> scaled(std::string_view text,
                             const std::array<std::pair<std::string_view, double>, N>& units) {
  const auto quantity = parse_quantity(text);
  if (!quantity) return std::nullopt;
  const auto unit =
      std::find_if(units.begin(), units.end(), [&](const auto& u) { return u.first == quantity->unit; });
  if (unit == units.end()) return std::nullopt;
  return quantity->number * unit->second;
}

}  // namespace

std::string human(Millis duration) {
  const double ms = duration.count();
  // A thousand years: a sum that went wrong, or a file that somebody edited.
  if (!std::isfinite(ms) || std::abs(ms) > 3.2e13) return "unknown";
  if (ms < 9.95) return fmt::format("{:.1f} ms", ms);
  if (ms < 999.5) return fmt::format("{:.0f} ms", ms);
  if (ms < 59'950) return fmt::format("{:.1f} s", ms / 1'000);
  const auto seconds = static_cast<long long>(std::llround(ms / 1'000));
  if (seconds < 3'600) return fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {:02} min", seconds / 3'600, seconds % 3'600 / 60);
}

std::string human(Bytes size) {
  constexpr std::array<std::string_view, 5> kUnits{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(size.value);
  std::size_t unit = 0;
  // Whatever would be shown as 1024 belongs to the next unit.
  for (; value >= (unit == 0 ? 1'024 : 1'023.5) && unit + 1 < kUnits.size(); ++unit) value /= 1'024;
  const bool fraction = unit > 0 && value < 9.95;
  return fmt::format("{:.{}f} {}", value, fraction ? 1 : 0, kUnits.at(unit));
}

std::string human(Rows rows) {
  std::string digits = std::to_string(rows.value);
  const std::size_t first = rows.value < 0 ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3;) digits.insert(i -= 3, ",");
  return digits;
}

std::string count(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::optional<Millis> parse_duration(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, double>, 7> kUnits{
      {{"ms", 1}, {"s", 1e3}, {"sec", 1e3}, {"min", 6e4}, {"m", 6e4}, {"h", 3.6e6}, {"d", 8.64e7}}};
  const auto ms = scaled(text, kUnits);
  if (!ms || !std::isfinite(*ms)) return std::nullopt;
  return Millis(*ms);
}

std::optional<Bytes> parse_size(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, double>, 5> kUnits{
      {{"B", 1}, {"kB", 0x1p10}, {"MB", 0x1p20}, {"GB", 0x1p30}, {"TB", 0x1p40}}};
  const auto bytes = scaled(text, kUnits);
  if (!bytes || *bytes < 0 || *bytes > 9e18) return std::nullopt;
  return Bytes{std::llround(*bytes)};
}

std::optional<Rows> parse_rows(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
      {{"", 1}, {"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"G", 1e9}, {"B", 1e9}}};
  const auto rows = scaled(text, kUnits);
  if (!rows || *rows > 9e15 || std::abs(*rows - std::round(*rows)) > 1e-6) return std::nullopt;
  return Rows{std::llround(*rows)};
}

}  // namespace rehearse
