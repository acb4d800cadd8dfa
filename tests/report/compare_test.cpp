#include "report/comparison/compare.h"

#include <gmock/gmock.h>

#include "report/comparison/text.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report::comparison {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Report with_up(double ms) {
  Report report = test::passing_report();
  report.outcomes[0].steps[0].duration = Millis{ms};
  return report;
}

Repeats repeated(double lowest, double median, double highest) {
  Repeats repeats{.runs = 3};
  repeats.duration = {.median = Millis{median}, .lowest = Millis{lowest}, .highest = Millis{highest}};
  return repeats;
}

TEST(Compare, OfTheSameRunThereIsNothingToSay) {
  const RunComparison same = compare(test::failing_report(), test::failing_report());
  EXPECT_THAT(same.slower, IsEmpty());
  EXPECT_THAT(same.faster, IsEmpty());
  EXPECT_THAT(same.found, IsEmpty());
  EXPECT_THAT(same.fixed, IsEmpty());
  EXPECT_FALSE(is_regression(same, 0));
}

TEST(Compare, KnowsNoiseFromChange) {
  struct Case {
    double before;
    double after;
    bool slower;
  };
  for (const Case& each :
       {Case{100, 104, false}, Case{100, 109, false}, Case{1'000, 1'090, false}, Case{100, 120, true},
        Case{1, 5, false}, Case{1, 7, true}, Case{200, 100, false}}) {
    const RunComparison result = compare(with_up(each.before), with_up(each.after));
    EXPECT_EQ(!result.slower.empty(), each.slower) << each.before << " to " << each.after;
  }
  EXPECT_THAT(compare(with_up(200), with_up(100)).faster, SizeIs(1));
}

TEST(Compare, OfRepeatsTheRangesMustNotOverlap) {
  Report before = test::passing_report();
  Report after = before;
  before.outcomes[0].steps[0].repeats = repeated(90, 100, 160);
  after.outcomes[0].steps[0].repeats = repeated(130, 150, 170);
  EXPECT_THAT(compare(before, after).slower, IsEmpty());
  after.outcomes[0].steps[0].repeats = repeated(165, 170, 180);
  EXPECT_THAT(compare(before, after).slower, SizeIs(1));
}

TEST(Compare, ARegressionIsWhatIsSlowerByMoreThanTheShare) {
  const RunComparison result = compare(with_up(100), with_up(130));
  EXPECT_TRUE(is_regression(result, 0.2));
  EXPECT_FALSE(is_regression(result, 0.4));
}

TEST(Compare, ATableThatWasNotBlockedBeforeIsOneThatIsNow) {
  Report before = test::passing_report();
  const Report after = before;
  before.outcomes[0].steps[0].trace.tables.clear();
  EXPECT_THAT(compare(before, after).slower, IsEmpty());  // 3 ms
  Report longer = after;
  longer.outcomes[0].steps[0].trace.tables = {test::window("public.orders", 300, 300)};
  EXPECT_THAT(compare(before, longer).slower, SizeIs(2));
}

TEST(Compare, FindingsAreNewOrFixedWhateverTheyMeasure) {
  const Report bad = test::failing_report();
  Report good = bad;
  good.outcomes[1].findings.clear();
  Report measured = bad;
  measured.outcomes[1].findings[0].message += " or so";
  EXPECT_THAT(compare(bad, good).fixed, SizeIs(1));
  EXPECT_THAT(compare(good, bad).found, SizeIs(1));
  EXPECT_TRUE(is_regression(compare(good, bad), 1));
  EXPECT_THAT(compare(bad, measured).found, IsEmpty());
}

TEST(Compare, MigrationsOfOneRunAloneAreNamed) {
  Report after = test::failing_report();
  Report before = after;
  after.outcomes.erase(after.outcomes.begin());
  before.outcomes.erase(before.outcomes.begin() + 2);
  const RunComparison result = compare(before, after);
  EXPECT_THAT(result.only_before, ElementsAre("0042_add_order_note"));
  EXPECT_THAT(result.only_after, ElementsAre("0044_index_orders_customer"));
  EXPECT_THAT(result.found, IsEmpty()) << "its findings are no news";
}

TEST(Compare, SaysWhatWasNotAlike) {
  const Report before = test::passing_report();
  Report after = before;
  after.server.version = "17.2";
  after.server.contended = true;
  after.seed.tables.pop_back();
  EXPECT_THAT(compare(before, after).not_alike,
              ElementsAre("PostgreSQL: 15.18, then 17.2", HasSubstr("data: 2,500,000 rows"),
                          "the machine was busy during the second run"));
}

TEST(Compare, ReadsLikeAReview) {
  const Report before = test::failing_report();
  Report after = before;
  after.outcomes[0].steps[0].duration = Millis{900};
  after.outcomes[0].schema.down_restores = false;
  after.outcomes[1].steps[0].duration = Millis{900};
  after.outcomes[1].findings.clear();
  after.outcomes[2].steps[0].trace.tables = {test::window("public.orders", 400, 21'700)};
  test::expect_golden("report/compare.txt", text(compare(before, after), Style(false), 100));
}

}  // namespace
}  // namespace rehearse::report::comparison
