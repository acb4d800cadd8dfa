// How much WAL each statement wrote, without asking the server after every tiny one.
#pragma once

#include <functional>
#include <optional>

#include "rehearse/counters.h"
#include "rehearse/units.h"

namespace rehearse::run {

/// A question takes about a tenth of a millisecond: more than many a definition. So it is asked after
/// statements of a millisecond and more, at the latest 5 ms after the last time, and once the script
/// is over. Its answer belongs to a statement that ran alone since the last one; or to a long one, with what
/// very short ones wrote in the milliseconds before it. Else only the step knows.
class WalMeter {
 public:
  using Position = std::function<Bytes()>;
  explicit WalMeter(Position position);

  /// After a statement that ran from `started` for `duration`.
  std::optional<Bytes> after(Instant started, Millis duration);
  /// When the script is over and its time is taken: what the last statement wrote, its commit included, where
  /// after() did not ask and it ran alone.
  std::optional<Bytes> finish();
  /// From when the meter was made to the last question.
  [[nodiscard]] Bytes total() const { return Bytes{latest_.value - first_.value}; }

 private:
  Bytes ask();

  Position position_;
  Bytes first_;
  Bytes latest_;
  Instant asked_{};
  std::size_t statements_ = 0;  ///< since then
};

}  // namespace rehearse::run
