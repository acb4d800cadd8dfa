// Values with the rows that they stand for, and which of them are many enough. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "profile/raw_column.h"

namespace rehearse::profile {

struct Occurrence {
  std::string literal;
  double share = 0;  ///< of the rows
};

/// NULLs, and values without a share, are left out.
std::vector<Occurrence> occurrences(const Literals& literals, const std::vector<double>& shares);

/// Those that at least `floor` of `rows` rows have, the most common first.
std::vector<Occurrence> frequent(std::vector<Occurrence> values, double rows, std::int64_t floor);

/// Bounds of equally full buckets of `rows` rows together: as many as leave `floor` rows in each.
Literals thinned(const Literals& bounds, double rows, std::int64_t floor);

}  // namespace rehearse::profile
