#include "profile/histogram_distance.h"

#include <algorithm>

#include "profile/quantity.h"

namespace rehearse::profile {

namespace {

std::vector<double> quantities(ValueKind kind, const std::vector<std::string>& bounds) {
  std::vector<double> result;
  for (const std::string& bound : bounds)
    if (const auto value = parse_quantity(kind, bound)) result.push_back(*value);
  std::sort(result.begin(), result.end());
  return result;
}

// The share of values below, and not above, a point: the same, except where bounds coincide.
struct Share {
  double low = 0;
  double high = 0;
};

Share share_at(const std::vector<double>& bounds, double point) {
  const auto buckets = static_cast<double>(bounds.size() - 1);
  const auto [first, last] = std::equal_range(bounds.begin(), bounds.end(), point);
  const auto below = static_cast<double>(first - bounds.begin());
  if (first != last) return {below / buckets, (static_cast<double>(last - bounds.begin()) - 1) / buckets};
  if (first == bounds.begin()) return {0, 0};
  if (first == bounds.end()) return {1, 1};
  const double inside = (point - *(first - 1)) / (*first - *(first - 1));
  const double share = (below - 1 + inside) / buckets;
  return {share, share};
}

}  // namespace

std::optional<double> histogram_distance(ValueKind kind, const std::vector<std::string>& a,
                                         const std::vector<std::string>& b) {
  const std::vector<double> left = quantities(kind, a);
  const std::vector<double> right = quantities(kind, b);
  if (left.size() < 2 || right.size() < 2) return std::nullopt;
  double worst = 0;
  for (const auto* points : {&left, &right}) {
    for (const double point : *points) {
      const Share l = share_at(left, point);
      const Share r = share_at(right, point);
      worst = std::max({worst, l.low - r.high, r.low - l.high});
    }
  }
  return worst;
}

}  // namespace rehearse::profile
