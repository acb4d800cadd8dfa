#include "report/screen/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace rehearse::report::screen {

namespace {

constexpr double kApart = 10;  // columns: "|500 ms" and a gap
constexpr double kSecond = 1'000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;

// 1, 2 or 5 times a power of ten.
double round_up(double value) {
  const double magnitude = std::pow(10.0, std::floor(std::log10(value)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (value <= digit * magnitude * (1 + 1e-9)) return digit * magnitude;
  return 10 * magnitude;
}

// The smallest time that people count in and that is not below `least`, in ms.
double round_step(double least) {
  static constexpr std::array<double, 6> kSixtieths{1, 2, 5, 10, 15, 30};
  if (least <= 0.001) return 0.001;
  if (least <= kSecond) return round_up(least);
  for (const double unit : {kSecond, kMinute})
    for (const double number : kSixtieths)
      if (least <= number * unit) return number * unit;
  return round_up(least / kHour) * kHour;
}

// In the largest unit that divides it.
std::string label(double ms) {
  const auto divides = [&](double unit) { return ms >= unit && std::fmod(ms, unit) == 0; };
  if (ms <= 0) return "0";
  if (divides(kHour)) return fmt::format("{:g} h", ms / kHour);
  if (divides(kMinute)) return fmt::format("{:g} min", ms / kMinute);
  return ms < kSecond ? fmt::format("{:g} ms", ms) : fmt::format("{:g} s", ms / kSecond);
}

}  // namespace

std::size_t Axis::nearest(Instant at) const {
  if (end_ <= Instant{}) return 0;
  const double share = std::clamp(at / end_, 0.0, 1.0);
  return static_cast<std::size_t>(std::llround(share * static_cast<double>(columns_)));
}

std::vector<Tick> Axis::ticks() const {
  if (end_ <= Instant{}) return {{0, "0"}};
  const double step = round_step(end_.count() * kApart / static_cast<double>(columns_));
  std::vector<Tick> result;
  for (std::size_t i = 0; static_cast<double>(i) * step <= end_.count(); ++i) {
    const double at = static_cast<double>(i) * step;
    Tick tick{nearest(Instant{at}), label(at)};
    if (tick.column + 1 + tick.label.size() > columns_) break;
    result.push_back(std::move(tick));
  }
  return result;
}

}  // namespace rehearse::report::screen
