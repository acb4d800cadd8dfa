#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

std::vector<Finding> judged(ReleasedChange kind) {
  Outcome outcome = test::passing_report().outcomes.front();
  outcome.migration.change = HistoryChange{kind, "0048_users"};
  return find("out_of_order").judge(outcome, Budgets{});
}

TEST(OutOfOrder, NamesTheOneThatIsThereAlready) {
  const auto findings = judged(ReleasedChange::out_of_order);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, testing::HasSubstr("0048_users"));
}

TEST(OutOfOrder, PassesAnyOtherChange) {
  EXPECT_TRUE(judged(ReleasedChange::edited).empty());
  EXPECT_TRUE(find("out_of_order").judge(Outcome{}, Budgets{}).empty());
}

}  // namespace
}  // namespace rehearse::check
