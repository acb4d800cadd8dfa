// How coarse numbers and times have to be so that none of them is anybody's, and all of them together still
// have the shape of the original. Pure.
#pragma once

#include <string>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

struct Weighted {
  double value = 0;
  double weight = 0;  ///< share of the rows
};

/// Rounds to about two significant digits of the range in which most values lie; a value far outside of it,
/// to two digits of its distance; a number close to zero, to two digits of itself. Of a number no more than
/// four significant digits are left in any case.
/// Timestamps keep at best the hour, times of day the minute; a date that stands alone keeps the month.
class Grid {
 public:
  Grid(ValueKind kind, std::vector<Weighted> values);

  [[nodiscard]] std::string near(double value) const;
  /// For the ends, which belong to single rows: five times as coarse as the range asks for, and outside of
  /// what they bound.
  [[nodiscard]] std::string below(double value) const;
  [[nodiscard]] std::string above(double value) const;

 private:
  [[nodiscard]] double range_step(double value) const;
  [[nodiscard]] double step(double value) const;
  [[nodiscard]] double end_step(double value) const;

  ValueKind kind_;
  double median_ = 0;
  double core_ = 0;  ///< the range of the middle 80 percent of the rows
  bool alone_ = false;
};

}  // namespace rehearse::profile
