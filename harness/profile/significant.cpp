#include "profile/significant.h"

#include <cmath>

namespace rehearse::profile {

double significant(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const int exponent = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  const double power = std::pow(10.0, std::abs(exponent));
  return exponent >= 0 ? std::round(value * power) / power : std::round(value / power) * power;
}

}  // namespace rehearse::profile
