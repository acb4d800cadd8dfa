#include "observe/pace.h"

#include <algorithm>

namespace rehearse::observe {

void Pace::took(Millis duration) {
  recent_.at(count_ % recent_.size()) = duration;
  ++count_;
}

Millis Pace::period() const {
  if (count_ == 0) return kPeriod;
  const auto known = static_cast<std::ptrdiff_t>(std::min(count_, recent_.size()));
  const Millis cost = *std::min_element(recent_.begin(), recent_.begin() + known);
  return std::max(kPeriod, cost / kShare);
}

}  // namespace rehearse::observe
