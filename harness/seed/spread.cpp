#include "seed/spread.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "seed/normal.h"

namespace rehearse::seed {

namespace {

constexpr std::size_t kGuide = 1'024;
constexpr double kNone = 0.01;  // correlations that nobody could tell from none
constexpr double kFull = 0.9999;

}  // namespace

std::int64_t value_at(const Stretch& stretch, std::int64_t place) {
  if (stretch.values <= 1) return stretch.low + (stretch.span - 1) / 2;
  if (stretch.values == stretch.span) return stretch.low + place;
  const auto step = static_cast<Uint128>(place) * static_cast<Uint128>(stretch.span);
  return stretch.low + static_cast<std::int64_t>(step / static_cast<Uint128>(stretch.values));
}

Spread::Spread(std::vector<Stretch> stretches) : stretches_(std::move(stretches)) {
  double total = 0;
  for (const Stretch& stretch : stretches_) limits_.push_back(total += std::max(stretch.share, 0.0));
  for (double& limit : limits_) limit = total > 0 ? limit / total : 1;
  for (std::size_t i = 0; i < kGuide; ++i) {
    const double u = static_cast<double>(i) / static_cast<double>(kGuide);
    const auto above = std::upper_bound(limits_.begin(), limits_.end(), u);
    guide_.push_back(static_cast<std::uint32_t>(above - limits_.begin()));
  }
}

std::size_t Spread::find(double u) const {
  std::size_t i = guide_[std::min(static_cast<std::size_t>(u * static_cast<double>(kGuide)), kGuide - 1)];
  while (i + 1 < limits_.size() && limits_[i] <= u) ++i;
  return std::min(i, limits_.size() - 1);
}

std::int64_t Spread::at(double u) const {
  const std::size_t i = find(u);
  const Stretch& stretch = stretches_[i];
  if (stretch.values <= 1) return value_at(stretch, 0);
  const double begin = i == 0 ? 0 : limits_[i - 1];
  const double inside = limits_[i] > begin ? (u - begin) / (limits_[i] - begin) : 0;
  const auto number = std::clamp<std::int64_t>(
      static_cast<std::int64_t>(inside * static_cast<double>(stretch.values)), 0, stretch.values - 1);
  return value_at(stretch, number);
}

// Ranks that follow a normal copula with parameter r correlate by 6/pi asin(r/2) (Spearman).
RowOrder::RowOrder(std::int64_t rows, double correlation, Stream stream)
    : rows_(static_cast<double>(std::max<std::int64_t>(rows, 1))), stream_(stream) {
  const double wanted = std::clamp(correlation, -1.0, 1.0);
  tie_ = std::clamp(2 * std::sin(wanted * std::numbers::pi / 6), -1.0, 1.0);
  if (std::abs(wanted) < kNone) tie_ = 0;
  if (std::abs(wanted) > kFull) tie_ = wanted > 0 ? 1 : -1;
  noise_ = std::sqrt(1 - tie_ * tie_);
}

double RowOrder::at(std::int64_t row) const {
  if (tie_ == 0) return stream_.unit(row);
  constexpr double kBelowOne = 1 - 0x1.0p-53;
  const double place = std::clamp((static_cast<double>(row) + 0.5) / rows_, 0.0, kBelowOne);
  if (noise_ == 0) return tie_ > 0 ? place : std::max(kBelowOne - place, 0.0);
  const double chance = std::max(stream_.unit(row), 0x1.0p-53);
  const double bound = std::clamp(place, 1e-12, 1 - 1e-12);
  const double share = normal_share(tie_ * normal_quantile(bound) + noise_ * normal_quantile(chance));
  return std::min(share, kBelowOne);
}

}  // namespace rehearse::seed
