#include "stats/spread.h"

#include <algorithm>

namespace rehearse::stats {

namespace {

constexpr double kSigmas = 3;
constexpr double kSigmaOfMad = 1.4826;  // for values with a normal distribution
constexpr double kShare = 0.5;
constexpr Millis kUnnoticed{5};

Millis distance(Millis a, Millis b) {
  return a > b ? a - b : b - a;
}

}  // namespace

Millis median(std::vector<Millis> values) {
  if (values.empty()) return Millis{};
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Spread spread(const std::vector<Measured>& values) {
  if (values.empty()) return {};
  std::vector<Millis> plain;
  for (const Measured& each : values) plain.push_back(each.value);
  const auto [lowest, highest] = std::minmax_element(plain.begin(), plain.end());
  Spread result{.median = median(plain), .lowest = *lowest, .highest = *highest, .outliers = {}};
  if (values.size() < 3) return result;
  std::vector<Millis> distances;
  for (const Millis value : plain) distances.push_back(distance(value, result.median));
  const Millis usual =
      std::max({median(distances) * kSigmaOfMad * kSigmas, result.median * kShare, kUnnoticed});
  for (const Measured& each : values)
    if (distance(each.value, result.median) > usual) result.outliers.push_back({each.run, each.value});
  return result;
}

}  // namespace rehearse::stats
