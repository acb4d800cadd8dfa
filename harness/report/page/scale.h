// Time from left to right, as shares of the width.
#pragma once

#include <string>
#include <vector>

#include "rehearse/step_result.h"

namespace rehearse::report::page {

struct ScaleTick {
  double share;  ///< 0 to 1
  std::string label;
};

class Scale {
 public:
  explicit Scale(Instant end) : end_(end) {}

  [[nodiscard]] double share(Instant at) const;
  /// At round times, as many as a narrow screen has room for.
  [[nodiscard]] std::vector<ScaleTick> ticks() const;

 private:
  Instant end_;
};

}  // namespace rehearse::report::page
