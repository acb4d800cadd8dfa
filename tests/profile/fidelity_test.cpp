#include "profile/fidelity.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace rehearse::profile {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ProfileColumn total() {
  return {.name = "total",
          .kind = ValueKind::integer,
          .disclosure = Disclosure::coarse,
          .null_fraction = 0.1,
          .distinct = -0.5,
          .width = 8,
          .correlation = 0.5,
          .common = {{0.2, 0.1}, {"1", "2"}},
          .bounds = {"0", "10", "20", "30", "40"}};
}

DataProfile shop() {
  ProfileTable table{.schema = "s", .name = "orders", .rows = 10'000, .pages = 200};
  table.toast = ProfileToast{50, 100};
  table.indexes = {{"orders_pkey", 30, 10'000}};
  table.columns = {total()};
  return {.tables = {table}};
}

double deviation(const Fidelity& fidelity, FidelityMetric metric) {
  const auto found = std::find_if(fidelity.deviations.begin(), fidelity.deviations.end(),
                                  [&](const Deviation& each) { return each.metric == metric; });
  return found == fidelity.deviations.end() ? -1 : found->deviation;
}

TEST(Fidelity, ADatabaseIsLikeItself) {
  const Fidelity same = compare(shop(), shop());
  EXPECT_EQ(same.deviations.size(), 10U);
  for (const Deviation& each : same.deviations) EXPECT_EQ(each.deviation, 0) << name_of(each.metric);
  EXPECT_THAT(same.not_compared, IsEmpty());
  EXPECT_TRUE(is_faithful(same));
}

TEST(Fidelity, EveryMetricSeesItsOwnDeviation) {
  DataProfile other = shop();
  ProfileTable& table = other.tables.front();
  table.rows = 10'100;
  table.pages = 220;
  table.toast->pages = 25;
  table.indexes.front().pages = 33;
  ProfileColumn& column = table.columns.front();
  column.null_fraction = 0.15;
  column.distinct = 2'500;
  column.width = 10;
  column.correlation = -0.25;
  column.common = {{0.25, 0.05, 0.01}, {}};
  column.bounds = {"10", "20", "30", "40", "50"};
  const Fidelity fidelity = compare(shop(), other);
  EXPECT_THAT(deviation(fidelity, FidelityMetric::rows), DoubleNear(0.01, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::table_bytes), DoubleNear(0.1, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::toast_bytes), DoubleNear(0.5, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::index_bytes), DoubleNear(0.1, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::null_fraction), DoubleNear(0.05, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::distinct), DoubleNear(0.5, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::width), DoubleNear(0.25, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::correlation), DoubleNear(0.75, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::frequencies), DoubleNear(0.11, 1e-9));
  EXPECT_THAT(deviation(fidelity, FidelityMetric::histogram), DoubleNear(0.25, 1e-9));
  EXPECT_FALSE(is_faithful(fidelity));
}

TEST(Fidelity, TheWorstStandsFirst) {
  DataProfile other = shop();
  other.tables.front().columns.front().width = 16;
  other.tables.front().pages = 205;
  const Fidelity fidelity = compare(shop(), other);
  EXPECT_EQ(fidelity.deviations.front().metric, FidelityMetric::width);
  EXPECT_EQ(fidelity.deviations[1].metric, FidelityMetric::table_bytes);
}

TEST(Fidelity, APageThatIsBegunDoesNotCount) {
  DataProfile other = shop();
  other.tables.front().indexes.front().pages = 32;
  EXPECT_EQ(deviation(compare(shop(), other), FidelityMetric::index_bytes), 0);
  other.tables.front().indexes.front().pages = 0;
  EXPECT_EQ(deviation(compare(shop(), other), FidelityMetric::index_bytes), 1);
}

TEST(Fidelity, ScaleMultipliesRowsAndSharesButNotNumbersOfValues) {
  DataProfile wanted = shop();
  DataProfile found = shop();
  found.tables.front().rows = 1'000;
  found.tables.front().pages = 20;
  found.tables.front().indexes.front().pages = 3;
  found.tables.front().toast->pages = 5;
  EXPECT_TRUE(is_faithful(compare(wanted, found, 0.1)));
  wanted.tables.front().columns.front().distinct = 50;
  found.tables.front().columns.front().distinct = -0.05;
  EXPECT_EQ(deviation(compare(wanted, found, 0.1), FidelityMetric::distinct), 0);
}

TEST(Fidelity, OfAHandfulOfValuesTheOrderDoesNotCount) {
  DataProfile wanted = shop();
  wanted.tables.front().columns.front().distinct = 3;
  EXPECT_EQ(deviation(compare(wanted, wanted), FidelityMetric::correlation), -1);
}

TEST(Fidelity, SaysWhatCouldNotBeCompared) {
  DataProfile wanted = shop();
  DataProfile found = shop();
  wanted.tables.push_back({.schema = "s", .name = "gone"});
  ProfileColumn hidden{.name = "hidden"};
  hidden.missing = Missing::no_right;
  wanted.tables.front().columns.push_back(hidden);
  found.tables.front().columns.push_back(hidden);
  wanted.tables.front().indexes.push_back({.name = "lost"});
  EXPECT_THAT(compare(wanted, found).not_compared,
              ElementsAre(HasSubstr("index s.lost"), HasSubstr("column s.orders.hidden: no statistics"),
                          HasSubstr("table s.gone")));
}

TEST(Fidelity, UsuallyMeansNineteenOfTwenty) {
  Fidelity fidelity;
  for (int i = 1; i <= 20; ++i)
    fidelity.deviations.push_back({.metric = FidelityMetric::width, .deviation = i == 20 ? 0.09 : 0.001});
  EXPECT_EQ(usual_deviation(fidelity, FidelityMetric::width), 0.001);
  EXPECT_TRUE(is_faithful(fidelity));
  fidelity.deviations.back().deviation = 0.11;
  EXPECT_FALSE(is_faithful(fidelity));
  EXPECT_FALSE(usual_deviation(fidelity, FidelityMetric::rows));
}

}  // namespace
}  // namespace rehearse::profile
