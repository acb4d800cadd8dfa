#include "seed/coarse.h"

#include <algorithm>
#include <cmath>

namespace rehearse::seed {

namespace {

// How far equal values at [begin, end) may lie from where they are.
std::int64_t reach(const std::vector<std::int64_t>& values, std::size_t begin, std::size_t end) {
  std::int64_t gap = -1;
  if (begin > 0) gap = values[begin] - values[begin - 1];
  if (end < values.size()) {
    const std::int64_t above = values[end] - values[begin];
    gap = gap < 0 ? above : std::min(gap, above);
  }
  return std::max<std::int64_t>(gap, 0) / 2;
}

constexpr std::size_t kWidestWindow = 16;
constexpr std::int64_t kSteps = 8;  // beyond which rounding does not matter

// What values were rounded to: the smallest distance between them.
std::int64_t step_near(const std::vector<std::int64_t>& bounds, std::size_t first, std::size_t last) {
  std::int64_t step = 0;
  for (std::size_t i = first + 1; i <= last; ++i) {
    const std::int64_t gap = bounds[i] - bounds[i - 1];
    if (gap > 0 && (step == 0 || gap < step)) step = gap;
  }
  return step;
}

}  // namespace

std::vector<std::int64_t> apart(const std::vector<std::int64_t>& values, OrdinalRange range) {
  std::vector<std::int64_t> result;
  result.reserve(values.size());
  for (std::size_t begin = 0; begin < values.size();) {
    const auto end = static_cast<std::size_t>(
        std::upper_bound(values.begin() + static_cast<std::ptrdiff_t>(begin), values.end(), values[begin]) -
        values.begin());
    const auto count = static_cast<double>(end - begin);
    const auto half = static_cast<double>(end - begin > 1 ? reach(values, begin, end) : 0);
    for (std::size_t i = begin; i < end; ++i) {
      const double place = (static_cast<double>(i - begin) + 0.5) / count * 2 - 1;
      const std::int64_t moved = values[begin] + std::llround(place * half);
      result.push_back(std::clamp(moved, range.low, range.high));
    }
    begin = end;
  }
  return result;
}

std::vector<std::int64_t> smoothed(const std::vector<std::int64_t>& bounds) {
  std::vector<std::int64_t> result = bounds;
  // The ends are rounded otherwise than what lies between them.
  for (std::size_t i = 1; i + 1 < bounds.size(); ++i) {
    const std::size_t most = std::min({i - 1, bounds.size() - 2 - i, kWidestWindow});
    const std::int64_t step = step_near(bounds, i - most, i + most);
    std::size_t reach = 0;
    while (reach < most && bounds[i + reach] - bounds[i - reach] < kSteps * step) ++reach;
    double sum = 0;
    for (std::size_t k = i - reach; k <= i + reach; ++k) sum += static_cast<double>(bounds[k] - bounds[i]);
    result[i] = bounds[i] + std::llround(sum / static_cast<double>(2 * reach + 1));
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace rehearse::seed
