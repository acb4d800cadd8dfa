#include "seed/distribution.h"

#include <algorithm>
#include <cmath>

#include "seed/normal.h"

namespace rehearse::seed {

namespace {

constexpr int kBuckets = 500;
constexpr double kEnd = 1e-5;  // share of the rows beyond the outermost bounds

double quantile(const DistributionSpec& distribution, double share) {
  switch (distribution.kind) {
    case DistributionSpec::Kind::normal:
      return distribution.first + distribution.second * normal_quantile(share);
    case DistributionSpec::Kind::lognormal:
      return std::exp(distribution.first + distribution.second * normal_quantile(share));
    case DistributionSpec::Kind::exponential:
      return -std::log1p(-share) / distribution.first;
    default:
      return share;
  }
}

std::int64_t within(OrdinalRange range, double value) {
  const auto low = static_cast<double>(range.low);
  const auto high = static_cast<double>(range.high);
  if (!(value > low)) return range.low;
  return value >= high ? range.high : static_cast<std::int64_t>(value);
}

}  // namespace

Spread spread_of(const DistributionSpec& distribution, OrdinalRange range,
                 const std::function<double(double)>& number) {
  const std::int64_t size = range.high - range.low + 1;
  if (distribution.kind == DistributionSpec::Kind::uniform) return Spread({{range.low, size, size, 1}});
  if (distribution.kind == DistributionSpec::Kind::zipf) return zipf_spread(range, distribution.first);
  const auto bound = [&](int i) {
    const double share = std::clamp(static_cast<double>(i) / kBuckets, kEnd, 1 - kEnd);
    return within(range, number(quantile(distribution, share)));
  };
  std::vector<Stretch> stretches;
  std::int64_t low = bound(0);
  for (int i = 1; i <= kBuckets; ++i) {
    const std::int64_t high = bound(i);
    const std::int64_t span = std::max<std::int64_t>(high - low, 1);
    stretches.push_back({low, span, span, 1.0 / kBuckets});
    low = high;
  }
  return Spread(std::move(stretches));
}

// The first ones by themselves; behind them stretches that are each an eighth longer than the one before.
Spread zipf_spread(OrdinalRange range, double exponent) {
  constexpr std::int64_t kSingle = 64;
  std::vector<Stretch> stretches;
  const std::int64_t size = range.high - range.low + 1;
  for (std::int64_t rank = 0; rank < size;) {
    const std::int64_t length = std::min(rank < kSingle ? 1 : rank / 8, size - rank);
    const double middle = static_cast<double>(rank) + static_cast<double>(length + 1) / 2;
    stretches.push_back(
        {range.low + rank, length, length, static_cast<double>(length) * std::pow(middle, -exponent)});
    rank += length;
  }
  return Spread(std::move(stretches));
}

}  // namespace rehearse::seed
