#include "observe/pace.h"

#include <gtest/gtest.h>

namespace rehearse::observe {
namespace {

TEST(Pace, KeepsItsPeriodWhileSamplesAreCheap) {
  Pace pace;
  EXPECT_EQ(pace.period(), Pace::kPeriod);
  pace.took(Millis{0.2});
  EXPECT_EQ(pace.period(), Pace::kPeriod);
}

TEST(Pace, BacksOffToItsShareOfACore) {
  Pace pace;
  for (int n = 0; n < 8; ++n) pace.took(Millis{3});
  EXPECT_DOUBLE_EQ(pace.period().count(), 20);
}

TEST(Pace, ASampleThatWaitedForTheProcessorDoesNotSlowItDown) {
  Pace pace;
  pace.took(Millis{0.2});
  pace.took(Millis{50});
  EXPECT_EQ(pace.period(), Pace::kPeriod);
}

TEST(Pace, ComesBackWhenSamplesGetCheapAgain) {
  Pace pace;
  for (int n = 0; n < 8; ++n) pace.took(Millis{30});
  pace.took(Millis{0.2});
  EXPECT_EQ(pace.period(), Pace::kPeriod);
}

}  // namespace
}  // namespace rehearse::observe
