#include "profile/grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "profile/quantity.h"

namespace rehearse::profile {

namespace {

constexpr double kHour = 3'600;
constexpr double kDay = 24 * kHour;

double quantile(const std::vector<Weighted>& sorted, double share) {
  double total = 0;
  for (const Weighted& each : sorted) total += each.weight;
  double seen = 0;
  for (const Weighted& each : sorted) {
    seen += each.weight;
    if (seen >= share * total) return each.value;
  }
  return sorted.empty() ? 0 : sorted.back().value;
}

// 1, 2 or 5 times a power of ten, not below `wanted`.
double round_step(double wanted) {
  if (wanted <= 0) return 0;
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (digit * power >= wanted * (1 - 1e-9)) return digit * power;
  return 10 * power;
}

// The same for times: parts of a day that people use, else days.
double round_time_step(double wanted) {
  constexpr std::array<double, 10> kSteps{1,         60,        300,       900,        kHour,
                                          2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay};
  for (const double step : kSteps)
    if (step >= wanted * (1 - 1e-9)) return step;
  return round_step(wanted / kDay) * kDay;
}

double finest(ValueKind kind) {
  switch (kind) {
    case ValueKind::integer:
      return 1;
    case ValueKind::date:
      return kDay;
    case ValueKind::timestamp:
      return kHour;
    case ValueKind::time:
      return 60;
    default:
      return 0;
  }
}

bool is_moment(ValueKind kind) {
  return kind == ValueKind::date || kind == ValueKind::timestamp;
}

// Leaves four significant digits.
double magnitude_step(double value) {
  constexpr int kDigits = 4;
  return value == 0 ? 0 : std::pow(10.0, std::floor(std::log10(std::abs(value))) + 1 - kDigits);
}

}  // namespace

Grid::Grid(ValueKind kind, std::vector<Weighted> values) : kind_(kind) {
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  median_ = quantile(values, 0.5);
  core_ = quantile(values, 0.9) - quantile(values, 0.1);
  alone_ = values.empty() || values.front().value == values.back().value;
}

double Grid::step(double value) const {
  constexpr double kSteps = 100;
  const double wanted = std::max({core_ / kSteps, 2 * std::abs(value - median_) / kSteps, finest(kind_)});
  if (is_moment(kind_)) return round_time_step(alone_ ? 30 * kDay : wanted);
  if (kind_ == ValueKind::time) return round_time_step(wanted);
  return std::max(round_step(wanted), magnitude_step(value));
}

std::string Grid::near(double value) const {
  const double step = this->step(value);
  return write_quantity(kind_, step == 0 ? value : std::round(value / step) * step, step == 0 ? 1 : step);
}

std::string Grid::below(double value) const {
  const double step = 5 * this->step(value);
  return write_quantity(kind_, step == 0 ? value : std::floor(value / step) * step, step == 0 ? 1 : step);
}

std::string Grid::above(double value) const {
  constexpr double kLargestInteger = 9.2e18;
  const double step = 5 * this->step(value);
  const double up = step == 0 ? value : std::ceil(value / step) * step;
  const bool overflows = kind_ == ValueKind::integer && up > kLargestInteger;
  return write_quantity(kind_, overflows ? up - step : up, step == 0 ? 1 : step);
}

}  // namespace rehearse::profile
