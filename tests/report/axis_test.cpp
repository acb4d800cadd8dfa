#include "report/screen/axis.h"

#include <gmock/gmock.h>

namespace rehearse::report::screen {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> labels(double ms, std::size_t columns) {
  std::vector<std::string> result;
  for (const Tick& tick : Axis(Instant{ms}, columns).ticks()) result.push_back(tick.label);
  return result;
}

TEST(Axis, HasTicksAtTimesThatPeopleCountIn) {
  EXPECT_THAT(labels(8'421, 52), ElementsAre("0", "2 s", "4 s", "6 s"));
  EXPECT_THAT(labels(1'600, 52), ElementsAre("0", "500 ms", "1 s"));
  EXPECT_THAT(labels(3.1, 52), ElementsAre("0", "1 ms", "2 ms"));
  EXPECT_THAT(labels(0.04, 52), ElementsAre("0", "0.01 ms", "0.02 ms", "0.03 ms"));
  EXPECT_THAT(labels(95'000, 52), ElementsAre("0", "30 s", "1 min"));
  EXPECT_THAT(labels(100'000, 60), ElementsAre("0", "30 s", "1 min", "90 s"));
  EXPECT_THAT(labels(5 * 3'600'000.0, 30), ElementsAre("0", "2 h", "4 h"));
}

TEST(Axis, PutsTicksWhereTheirTimeIs) {
  const auto ticks = Axis(Instant{1'000}, 50).ticks();
  ASSERT_EQ(ticks.size(), 5U);
  EXPECT_EQ(ticks[1].label, "200 ms");
  EXPECT_EQ(ticks[1].column, 10U);
}

TEST(Axis, RoundsAnInstantToTheNearestBoundaryOfColumns) {
  const Axis axis(Instant{100}, 10);
  EXPECT_EQ(axis.nearest(Instant{0}), 0U);
  EXPECT_EQ(axis.nearest(Instant{14}), 1U);
  EXPECT_EQ(axis.nearest(Instant{16}), 2U);
  EXPECT_EQ(axis.nearest(Instant{-5}), 0U);
  EXPECT_EQ(axis.nearest(Instant{1'000}), 10U);
}

TEST(Axis, OfAStepThatTookNoTimeHasOneTick) {
  EXPECT_THAT(labels(0, 50), ElementsAre("0"));
  EXPECT_EQ(Axis(Instant{0}, 50).nearest(Instant{7}), 0U);
}

}  // namespace
}  // namespace rehearse::report::screen
