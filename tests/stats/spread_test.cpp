#include "stats/spread.h"

#include <gmock/gmock.h>

namespace rehearse::stats {
namespace {

Spread of(const std::vector<double>& values) {
  std::vector<Measured> measured;
  for (const double value : values) measured.push_back({measured.size() + 1, Millis{value}});
  return spread(measured);
}

std::vector<std::size_t> outliers(const std::vector<double>& values) {
  std::vector<std::size_t> runs;
  for (const Outlier& outlier : of(values).outliers) runs.push_back(outlier.run);
  return runs;
}

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Spread, HasTheMiddleAndTheEnds) {
  const Spread spread = of({9'000, 8'400, 8'100, 8'500, 8'300});
  EXPECT_EQ(spread.median, Millis{8'400});
  EXPECT_EQ(spread.lowest, Millis{8'100});
  EXPECT_EQ(spread.highest, Millis{9'000});
}

TEST(Spread, OfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle) {
  EXPECT_EQ(of({1, 2, 10, 40}).median, Millis{6});
}

TEST(Spread, OfOneOrNoneIsWhatThereIs) {
  EXPECT_EQ(of({7}).median, Millis{7});
  EXPECT_EQ(of({7}).highest, Millis{7});
  EXPECT_EQ(of({}).median, Millis{0});
}

TEST(Spread, NamesTheRunThatStandsApart) {
  EXPECT_THAT(outliers({100, 103, 215, 98, 101}), ElementsAre(3));
  EXPECT_THAT(outliers({1'000, 1'010, 20, 990, 1'003}), ElementsAre(3)) << "too fast is as strange";
}

TEST(Spread, HasNoOutliersWhereAllDiffer) {
  EXPECT_THAT(outliers({100, 180, 250, 330, 410}), IsEmpty());
}

TEST(Spread, HasNoOutliersOfAFewMilliseconds) {
  EXPECT_THAT(outliers({1.0, 1.1, 3.9, 1.0, 1.2}), IsEmpty());
}

TEST(Spread, HasNoOutliersOfTwo) {
  EXPECT_THAT(outliers({100, 900}), IsEmpty());
}

}  // namespace
}  // namespace rehearse::stats
