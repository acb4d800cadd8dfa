// Time from left to right, in columns of text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rehearse/units.h"

namespace rehearse::report::screen {

struct Tick {
  std::size_t column;
  std::string label;  ///< "0", "500 ms", "2 s"
};

class Axis {
 public:
  /// From 0 to `end` in that many columns.
  Axis(Instant end, std::size_t columns) : end_(end), columns_(columns) {}

  /// The boundary of two columns that is nearest, 0 to columns().
  [[nodiscard]] std::size_t nearest(Instant at) const;
  /// At round times, at least ten columns apart.
  [[nodiscard]] std::vector<Tick> ticks() const;
  [[nodiscard]] std::size_t columns() const { return columns_; }

 private:
  Instant end_;
  std::size_t columns_;
};

}  // namespace rehearse::report::screen
