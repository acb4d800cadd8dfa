#pragma once

namespace rehearse::profile {

/// As many as shares of rows, distinct counts and correlations keep.
inline constexpr int kSignificantDigits = 4;

/// `value` with so many significant digits; zero for what is no finite number.
double significant(double value, int digits = kSignificantDigits);

}  // namespace rehearse::profile
