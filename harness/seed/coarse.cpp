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

}  // namespace rehearse::seed
