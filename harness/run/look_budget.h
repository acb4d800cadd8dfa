// Whether to look at the locks of the next statement just before it commits by itself. Pure.
#pragma once

#include "rehearse/units.h"

namespace rehearse::run {

/// A look costs round trips, which are as long as the shortest statements. A file of hundreds of those must
/// not take much longer for being watched; what is not looked at, the record says.
class LookBudget {
 public:
  static constexpr Millis kCredit{1.0};  ///< for the statements of a short file
  static constexpr double kShare = 0.05;

  /// `elapsed`: since the step began.
  [[nodiscard]] bool affords(Millis elapsed) const { return spent_ < kCredit + elapsed * kShare; }
  void spend(Millis look) { spent_ += look; }

 private:
  Millis spent_{};
};

}  // namespace rehearse::run
