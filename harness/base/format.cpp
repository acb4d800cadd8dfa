#include "base/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/strings.h"

namespace rehearse {

namespace {

struct Quantity {
  double number;
  std::string_view unit;
};

// "1.5 GB" -> 1.5 and "GB"; nothing when there is no number or it is negative.
std::optional<Quantity> parse_quantity(std::string_view text) {
  text = trim(text);
  const auto end = std::min(text.find_first_not_of("0123456789.,_"), text.size());
  std::string digits(text.substr(0, end));
  std::erase_if(digits, [](char c) { return c == ',' || c == '_'; });
  if (digits.empty() || std::count(digits.begin(), digits.end(), '.') > 1 || digits == ".")
    return std::nullopt;
  return Quantity{std::strtod(digits.c_str(), nullptr), trim(text.substr(end))};
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
  for (; value >= 1'024 && unit + 1 < kUnits.size(); ++unit) value /= 1'024;
  const bool fraction = unit > 0 && value < 10;
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
  static constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
      {{"ms", 1}, {"s", 1e3}, {"sec", 1e3}, {"min", 6e4}, {"m", 6e4}, {"h", 3.6e6}}};
  const auto ms = scaled(text, kUnits);
  return ms ? std::optional<Millis>(*ms) : std::nullopt;
}

std::optional<Rows> parse_rows(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
      {{"", 1}, {"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"G", 1e9}, {"B", 1e9}}};
  const auto rows = scaled(text, kUnits);
  if (!rows || *rows > 9e15) return std::nullopt;
  return Rows{std::llround(*rows)};
}

}  // namespace rehearse
