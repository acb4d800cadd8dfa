// The distance of two histograms. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

/// The Kolmogorov-Smirnov distance of two lists of bounds of equally full buckets; nothing when one has fewer
/// than two of them or they have no place on a line. Neighbours that are equal because they were rounded
/// stand for anything in between, and are given the benefit of it.
std::optional<double> histogram_distance(ValueKind kind, const std::vector<std::string>& a,
                                         const std::vector<std::string>& b);

}  // namespace rehearse::profile
