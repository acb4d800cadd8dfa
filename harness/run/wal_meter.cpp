#include "run/wal_meter.h"

#include <utility>

namespace rehearse::run {

namespace {

constexpr Millis kLong{1};
constexpr Millis kLatest{5};

}  // namespace

WalMeter::WalMeter(Position position)
    : position_(std::move(position)), first_(position_()), latest_(first_) {}

Bytes WalMeter::ask() {
  const Bytes now = position_();
  const Bytes wrote{now.value - latest_.value};
  latest_ = now;
  statements_ = 0;
  return wrote;
}

std::optional<Bytes> WalMeter::after(Instant started, Millis duration) {
  ++statements_;
  const Instant ended = started + duration;
  if (duration < kLong && ended - asked_ < kLatest) return std::nullopt;
  const bool its_own = duration >= kLong || statements_ == 1;
  const Bytes wrote = ask();
  asked_ = ended;
  return its_own ? std::optional(wrote) : std::nullopt;
}

std::optional<Bytes> WalMeter::finish() {
  const bool its_own = statements_ == 1;
  const Bytes wrote = ask();
  return its_own ? std::optional(wrote) : std::nullopt;
}

}  // namespace rehearse::run
