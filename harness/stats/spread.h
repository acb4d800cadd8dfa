// Median, range and outliers of a handful of measurements. Pure.
#pragma once

#include <vector>

#include "rehearse/repeats.h"

namespace rehearse::stats {

/// 0 for no values.
Millis median(std::vector<Millis> values);

struct Measured {
  std::size_t run;  ///< from 1
  Millis value;
};

/// A run is an outlier when it is away from the median by all of these: more than three times what the others
/// typically are (the median absolute deviation, scaled to a standard deviation by 1.4826), more than half of
/// the median, and more than 5 ms, which no user notices. Fewer than three runs have no outliers.
Spread spread(const std::vector<Measured>& values);

}  // namespace rehearse::stats
