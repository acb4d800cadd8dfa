#include "profile/grid.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "profile/array_text.h"

namespace rehearse::profile {
namespace {

Grid grid(ValueKind kind, const std::vector<double>& values) {
  std::vector<Weighted> weighted;
  for (const double value : values) weighted.push_back({value, 1});
  return {kind, weighted};
}

std::vector<double> quantiles(double (*inverse)(double)) {
  std::vector<double> values;
  for (int i = 0; i <= 100; ++i) values.push_back(inverse(0.0005 + i * 0.00999));
  return values;
}

// Rounding moves a bound to where another share of the rows lies below it. That share is what KS measures.
double worst_shift(const std::vector<double>& values) {
  const Grid coarse = grid(ValueKind::decimal, values);
  double worst = 0;
  for (std::size_t i = 1; i + 1 < values.size(); ++i) {
    const double rounded = parse_number(coarse.near(values[i])).value();
    const auto place = std::lower_bound(values.begin(), values.end(), rounded);
    const auto below = static_cast<double>(place - values.begin());
    worst = std::max(worst, std::abs(below - static_cast<double>(i)) / 100);
  }
  return worst;
}

TEST(Grid, KeepsTheShapeOfEvenAndOfSkewedValues) {
  EXPECT_LE(worst_shift(quantiles([](double p) { return 1'000 * p; })), 0.02);
  EXPECT_LE(worst_shift(quantiles([](double p) { return -50 * std::log(1 - p); })), 0.03);
  EXPECT_LE(worst_shift(quantiles([](double p) { return std::pow(p / (1 - p), 1.5); })), 0.06);
}

TEST(Grid, LeavesNoMoreThanFourDigitsOfALargeNumber) {
  const Grid narrow = grid(ValueKind::integer, {7'700'048'151'623, 7'700'048'151'700});
  EXPECT_EQ(narrow.near(7'700'048'151'650), "7700000000000");
  EXPECT_EQ(grid(ValueKind::integer, {48'151'623}).near(48'151'623), "48150000");
}

TEST(Grid, KeepsSmallWholeNumbers) {
  const Grid ratings = grid(ValueKind::integer, {1, 2, 3, 4, 5});
  EXPECT_EQ(ratings.near(3), "3");
  EXPECT_EQ(ratings.below(1), "1");
  EXPECT_EQ(ratings.above(5), "5");
}

TEST(Grid, EndsEncloseWhatTheyBound) {
  const std::vector<double> values = quantiles([](double p) { return 10'000 * p - 5'000; });
  const Grid coarse = grid(ValueKind::decimal, values);
  EXPECT_LE(parse_number(coarse.below(values.front())).value(), values.front());
  EXPECT_GE(parse_number(coarse.above(values.back())).value(), values.back());
}

TEST(Grid, ADateThatStandsAloneLosesItsDay) {
  constexpr double kBirthday = 549'849'600;  // 1987-06-05
  EXPECT_EQ(grid(ValueKind::date, {kBirthday}).near(kBirthday), "1987-06-01");
}

TEST(Grid, AnIntegerNeverGetsTooLargeForItsType) {
  const Grid largest = grid(ValueKind::integer, {9'223'372'036'854'775'807.0});
  EXPECT_LE(parse_number(largest.above(9'223'372'036'854'775'807.0)).value(), 9.22e18);
}

TEST(Grid, OfNothingRoundsNothing) {
  EXPECT_EQ(grid(ValueKind::integer, {}).near(0), "0");
}

}  // namespace
}  // namespace rehearse::profile
