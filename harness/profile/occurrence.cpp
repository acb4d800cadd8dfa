#include "profile/occurrence.h"

#include <algorithm>

namespace rehearse::profile {

std::vector<Occurrence> occurrences(const Literals& literals, const std::vector<double>& shares) {
  std::vector<Occurrence> result;
  for (std::size_t i = 0; i < literals.size() && i < shares.size(); ++i)
    if (literals[i]) result.push_back({*literals[i], shares[i]});
  return result;
}

std::vector<Occurrence> frequent(std::vector<Occurrence> values, double rows, std::int64_t floor) {
  std::erase_if(values,
                [&](const Occurrence& value) { return value.share * rows < static_cast<double>(floor); });
  std::stable_sort(values.begin(), values.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.share > b.share; });
  return values;
}

Literals thinned(const Literals& bounds, double rows, std::int64_t floor) {
  if (bounds.size() < 2) return {};
  const std::size_t buckets = bounds.size() - 1;
  const double most = floor > 0 ? rows / static_cast<double>(floor) : static_cast<double>(buckets);
  const auto kept = static_cast<std::size_t>(std::clamp(most, 0.0, static_cast<double>(buckets)));
  if (kept == 0) return {};
  Literals result;
  for (std::size_t i = 0; i <= kept; ++i) result.push_back(bounds[i * buckets / kept]);
  return result;
}

}  // namespace rehearse::profile
