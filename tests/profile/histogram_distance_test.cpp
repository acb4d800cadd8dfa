#include "profile/histogram_distance.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rehearse::profile {
namespace {

using Bounds = std::vector<std::string>;

double distance(const Bounds& a, const Bounds& b, ValueKind kind = ValueKind::integer) {
  return histogram_distance(kind, a, b).value_or(-1);
}

TEST(HistogramDistance, IsTheLargestDifferenceOfShares) {
  EXPECT_EQ(distance({"0", "10", "20"}, {"0", "10", "20"}), 0);
  EXPECT_DOUBLE_EQ(distance({"0", "10"}, {"5", "15"}), 0.5);
  EXPECT_DOUBLE_EQ(distance({"0", "10"}, {"20", "30"}), 1);
  EXPECT_DOUBLE_EQ(distance({"0", "10"}, {"0", "5", "10"}), 0);
  EXPECT_DOUBLE_EQ(distance({"0", "10"}, {"0", "2", "10"}), 0.3);
  EXPECT_DOUBLE_EQ(distance({"2024-01-01", "2024-01-11"}, {"2024-01-06", "2024-01-16"}, ValueKind::date),
                   0.5);
}

TEST(HistogramDistance, RoundedNeighboursAreGivenTheBenefitOfTheDoubt) {
  EXPECT_EQ(distance({"0", "10", "10", "20"}, {"0", "10", "20", "20"}), 0);
}

TEST(HistogramDistance, NeedsTwoPlacesOnALine) {
  EXPECT_EQ(distance({"0"}, {"0", "1"}), -1);
  EXPECT_EQ(distance({}, {}), -1);
  EXPECT_EQ(distance({"a", "b"}, {"a", "b"}, ValueKind::text), -1);
}

}  // namespace
}  // namespace rehearse::profile
