// How much WAL each statement wrote, without asking the server after every tiny one.
#pragma once

#include <functional>
#include <optional>

#include "rehearse/counters.h"
#include "rehearse/units.h"

namespace rehearse::run {

/// A question takes about a tenth of a millisecond: more than many a definition. So it is asked after
/// statements of a millisecond and more, at the latest 5 ms after the last time, and at the end. Its answer
/// belongs to a statement that ran alone since the last one; or to a long one, with what very short ones
/// wrote in the milliseconds before it. Else only the step knows.
class WalMeter {
 public:
  using Position = std::function<Bytes()>;
  explicit WalMeter(Position position);

  /// After a statement that ran from `started` for `duration`; `last`: of the script.
  std::optional<Bytes> after(Instant started, Millis duration, bool last);
  /// Since the meter was made; asks once more.
  [[nodiscard]] Bytes total() const;

 private:
  Position position_;
  Bytes first_;
  Bytes latest_;
  Instant asked_{};
  std::size_t statements_ = 0;  ///< since then
};

}  // namespace rehearse::run
