#include "seed/distinct_estimate.h"

#include <algorithm>
#include <cmath>

namespace rehearse::seed {

namespace {

// In proportion to the rows, which keeps values of different stretches equally frequent where there is room.
void set_values(std::span<Stretch> stretches, double density) {
  for (Stretch& stretch : stretches) {
    if (stretch.span <= 1) continue;
    const double room = static_cast<double>(stretch.span);
    stretch.values = std::max<std::int64_t>(std::llround(std::min(density * stretch.share, room)), 1);
  }
}

}  // namespace

double estimated_distinct(std::span<const Stretch> stretches, std::int64_t rows, std::int64_t sample) {
  const auto all = static_cast<double>(rows);
  const double drawn = std::min(static_cast<double>(sample), all);
  double seen = 0;
  double once = 0;
  for (const Stretch& stretch : stretches) {
    if (stretch.share <= 0) continue;
    const auto values = static_cast<double>(stretch.values);
    const double share = stretch.share / values;
    if (share >= 1) {
      seen += values;
      continue;
    }
    const double missed = drawn * std::log1p(-share);
    seen += values * -std::expm1(missed);
    once += values * drawn * share * std::exp(missed - std::log1p(-share));
  }
  const double below = drawn - once + once * drawn / all;
  return below <= 0 ? all : std::clamp(drawn * seen / below, seen, all);
}

void fit_distinct(std::span<Stretch> stretches, double wanted, std::int64_t rows, std::int64_t sample) {
  double low = 1;
  double high = static_cast<double>(std::max<std::int64_t>(rows, 1)) * 64;
  for (int round = 0; round < 60 && high - low > 0.25; ++round) {
    const double middle = std::sqrt(low * high);
    set_values(stretches, middle);
    (estimated_distinct(stretches, rows, sample) < wanted ? low : high) = middle;
  }
  set_values(stretches, high);
}

}  // namespace rehearse::seed
