#include "run/wal_meter.h"

#include <utility>

namespace rehearse::run {

namespace {

constexpr Millis kLong{1};
constexpr Millis kLatest{5};

}  // namespace

WalMeter::WalMeter(Position position)
    : position_(std::move(position)), first_(position_()), latest_(first_) {}

std::optional<Bytes> WalMeter::after(Instant started, Millis duration, bool last) {
  ++statements_;
  const Instant ended = started + duration;
  if (duration < kLong && ended - asked_ < kLatest && !last) return std::nullopt;
  const Bytes now = position_();
  const Bytes wrote{now.value - latest_.value};
  const bool its_own = duration >= kLong || statements_ == 1;
  latest_ = now;
  asked_ = ended;
  statements_ = 0;
  return its_own ? std::optional(wrote) : std::nullopt;
}

Bytes WalMeter::total() const {
  return Bytes{position_().value - first_.value};
}

}  // namespace rehearse::run
