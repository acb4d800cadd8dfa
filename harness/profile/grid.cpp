#include "profile/grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "profile/quantity.h"

namespace rehearse::profile {

namespace {

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

// Leaves so many significant digits of the value itself; zero for zero.
double own_step(double value, int digits) {
  return value == 0 ? 0 : std::pow(10.0, std::floor(std::log10(std::abs(value))) + 1 - digits);
}

}  // namespace

Grid::Grid(ValueKind kind, std::vector<Weighted> values) : kind_(kind) {
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  median_ = quantile(values, 0.5);
  core_ = quantile(values, 0.9) - quantile(values, 0.1);
  alone_ = values.empty() || values.front().value == values.back().value;
}

double Grid::range_step(double value) const {
  constexpr double kSteps = 100;
  const double wanted = std::max(core_, 2 * std::abs(value - median_)) / kSteps;
  if (is_moment(kind_) && alone_) return 30 * kDay;
  if (is_moment(kind_) || kind_ == ValueKind::time) return round_time_step(std::max(wanted, finest(kind_)));
  return std::max({round_step(wanted), own_step(value, 4), finest(kind_)});
}

// Most of what is spread over powers of ten would fall on zero by the range alone.
double Grid::step(double value) const {
  const double by_range = range_step(value);
  const bool is_number = !is_moment(kind_) && kind_ != ValueKind::time;
  if (!is_number || value == 0) return by_range;
  return std::max(std::min(by_range, own_step(value, 2)), std::max(own_step(value, 4), finest(kind_)));
}

double Grid::end_step(double value) const {
  const double step = range_step(value);
  return step > finest(kind_) ? 5 * step : step;
}

std::string Grid::near(double value) const {
  const double step = this->step(value);
  return write_quantity(kind_, step == 0 ? value : std::round(value / step) * step, step == 0 ? 1 : step);
}

std::string Grid::below(double value) const {
  const double step = end_step(value);
  return write_quantity(kind_, step == 0 ? value : std::floor(value / step) * step, step == 0 ? 1 : step);
}

std::string Grid::above(double value) const {
  constexpr double kLargestInteger = 9.2e18;
  const double step = end_step(value);
  const double up = step == 0 ? value : std::ceil(value / step) * step;
  const bool overflows = kind_ == ValueKind::integer && up > kLargestInteger;
  return write_quantity(kind_, overflows ? up - step : up, step == 0 ? 1 : step);
}

}  // namespace rehearse::profile
