// What ANALYZE knows of a column, values included. It stays in the memory of `rehearse profile`; what may be
// written is decided by disclose().
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

/// An array's elements as text, NULL as nothing.
using Literals = std::vector<std::optional<std::string>>;

/// One row of pg_stats, its arrays taken apart.
struct RawStatistics {
  double null_fraction = 0;
  double distinct = 0;
  int width = 0;
  std::optional<double> correlation;
  Literals common;
  std::vector<double> frequencies;
  Literals bounds;
  Literals elements;
  std::vector<double> element_frequencies;  ///< followed by the least, the greatest and that of NULL
  std::vector<double> element_counts;       ///< followed by the average
  std::vector<double> range_lengths;
  std::optional<double> empty_fraction;
  Literals range_bounds;
};

struct RawColumn {
  std::string name;
  std::string type;
  ValueKind kind = ValueKind::other;
  ValueKind part = ValueKind::other;  ///< of an array's elements, of a range's bounds
  std::set<std::string> labels;       ///< values that the column's CHECK names
  std::optional<Missing> missing;
  RawStatistics statistics;
};

}  // namespace rehearse::profile
