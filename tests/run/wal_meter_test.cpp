#include "run/wal_meter.h"

#include <gtest/gtest.h>

namespace rehearse::run {
namespace {

class WalMeterTest : public testing::Test {
 protected:
  // A statement that begins where the one before ended, and writes so much.
  std::optional<Bytes> run(Millis duration, std::int64_t writes) {
    position_.value += writes;
    const auto wrote = meter_.after(now_, duration);
    now_ += duration;
    return wrote;
  }

  Instant now_{};
  int asked_ = 0;
  Bytes position_{1'000};
  WalMeter meter_{[this] {
    ++asked_;
    return position_;
  }};
};

TEST_F(WalMeterTest, ALongStatementHasItsOwn) {
  EXPECT_EQ(run(Millis{100}, 700), Bytes{700});
  EXPECT_EQ(run(Millis{2}, 0), Bytes{0});
  position_.value += 50;  // COMMIT
  EXPECT_FALSE(meter_.finish()) << "the last statement has its figure already";
  EXPECT_EQ(meter_.total(), Bytes{750});
}

TEST_F(WalMeterTest, VeryShortStatementsAreNotAskedAbout) {
  for (int i = 0; i < 100; ++i) run(Millis{0.1}, 10);
  EXPECT_LE(asked_, 4) << "at the beginning and every 5 ms";
  EXPECT_FALSE(meter_.finish());
  EXPECT_EQ(meter_.total(), Bytes{1'000});
}

TEST_F(WalMeterTest, AShortStatementThatRanAloneHasItsOwn) {
  EXPECT_FALSE(run(Millis{0.5}, 30)) << "not asked while the step's time runs";
  EXPECT_EQ(meter_.finish(), Bytes{30});
}

TEST_F(WalMeterTest, OfSeveralShortOnesNobodyKnows) {
  EXPECT_FALSE(run(Millis{0.5}, 30));
  EXPECT_FALSE(run(Millis{0.5}, 30));
  EXPECT_FALSE(meter_.finish());
  EXPECT_EQ(meter_.total(), Bytes{60});
}

TEST_F(WalMeterTest, WhatManyShortOnesWroteIsNotPutDownToALongOne) {
  for (int i = 0; i < 1'000; ++i) run(Millis{0.1}, 100);
  EXPECT_LE(run(Millis{50}, 7'000).value().value, 7'000 + 50 * 100);
}

}  // namespace
}  // namespace rehearse::run
