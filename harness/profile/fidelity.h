// How much the statistics of one database are like those of another of the same schema: of data that was made
// after a profile, whether it has production's shape. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

enum class FidelityMetric {
  rows,           ///< relative to the rows that were wanted
  null_fraction,  ///< difference
  distinct,       ///< relative; estimate against estimate
  frequencies,    ///< sum of the differences of frequencies, rank by rank
  histogram,      ///< Kolmogorov-Smirnov distance of the values that are not common: numbers and times
  correlation,    ///< difference; of more than ten distinct values
  width,          ///< relative
  table_bytes,    ///< relative
  index_bytes,    ///< relative
  toast_bytes,    ///< relative
};

std::string_view name_of(FidelityMetric metric);

/// What 95 of 100 columns should not exceed, and none should. ANALYZE's own noise, measured on one table six
/// times: null fraction 0.008, distinct 0.038, frequencies 0.025, histogram 0.021, correlation 0.028.
struct FidelityBar {
  double usual = 0;
  double worst = 0;
};

FidelityBar bar_of(FidelityMetric metric);

struct Deviation {
  std::string subject;  ///< "schema.table", "schema.table.column" or "schema.index"
  FidelityMetric metric = FidelityMetric::rows;
  double wanted = 0;  ///< zero for frequencies and histogram, which are no single numbers
  double found = 0;
  double deviation = 0;
};

struct Fidelity {
  std::vector<Deviation> deviations;      ///< worst first, in units of the metric's bar
  std::vector<std::string> not_compared;  ///< what one of the profiles does not tell, in sentences
};

/// `scale` is what row counts of `wanted` were multiplied with.
Fidelity compare(const DataProfile& wanted, const DataProfile& found, double scale = 1);

/// The deviation that 95 of 100 subjects do not exceed; nothing when the metric was not compared.
std::optional<double> usual_deviation(const Fidelity& fidelity, FidelityMetric metric);

/// Whether every metric keeps to its bars.
bool is_faithful(const Fidelity& fidelity);

}  // namespace rehearse::profile
