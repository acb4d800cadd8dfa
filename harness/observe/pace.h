// How often to sample. Pure.
#pragma once

#include <array>
#include <cstddef>

#include "rehearse/units.h"

namespace rehearse::observe {

/// Aims at a fixed period and backs off where samples are dear, as with thousands of locks: sampling takes
/// at most 15 % of one core, the server's part included.
class Pace {
 public:
  static constexpr Millis kPeriod{2};
  static constexpr double kShare = 0.15;

  /// How long one sample took, from question to answer.
  void took(Millis duration);
  [[nodiscard]] Millis period() const;
  /// Whether it has seen enough samples to know what one costs.
  [[nodiscard]] bool settled() const { return count_ >= recent_.size(); }

 private:
  // On a busy machine a sample mostly waits for its turn: the quickest of the last few shows what it costs.
  std::array<Millis, 8> recent_{};
  std::size_t count_ = 0;
};

}  // namespace rehearse::observe
