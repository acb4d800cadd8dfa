// Numbers of a profile are rounded: neighbours that were different have become equal.
#pragma once

#include <cstdint>
#include <vector>

#include "seed/value_type.h"

namespace rehearse::seed {

/// `values` in order, equal ones moved apart by no more than rounding brought them together: half the way to
/// the nearest other value. None leaves the range, none overtakes another.
std::vector<std::int64_t> apart(const std::vector<std::int64_t>& values, OrdinalRange range);

/// The bounds of a histogram, in order, with the steps of rounding evened out: where several lie within a few
/// steps, each becomes the average of those around it. The first and the last stay.
std::vector<std::int64_t> smoothed(const std::vector<std::int64_t>& bounds);

}  // namespace rehearse::seed
