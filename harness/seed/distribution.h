// The distributions that the configuration can ask for, as spreads.
#pragma once

#include <cstdint>
#include <functional>

#include "rehearse/scenario.h"
#include "seed/spread.h"
#include "seed/value_type.h"

namespace rehearse::seed {

/// Values of `range`; `number` turns what the distribution says (100.5) into one of them. Never outside of
/// the range, whatever the distribution says.
Spread spread_of(const DistributionSpec& distribution, OrdinalRange range,
                 const std::function<double(double)>& number);

/// The first number the most often, the n-th 1/n^exponent as often.
Spread zipf_spread(OrdinalRange range, double exponent);

}  // namespace rehearse::seed
