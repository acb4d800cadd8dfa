#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("reapplies").judge(outcome, budgets);
}

Outcome failing_again() {
  Outcome outcome = test::good_outcome();
  outcome.steps[2].error = SqlError{.sqlstate = "42710", .message = "type exists"};
  return outcome;
}

TEST(Reapplies, FindsASecondUpThatFails) {
  const auto found = findings(failing_again());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("again after down: type exists"));
  EXPECT_THAT(found[0].help, HasSubstr("down left something behind"));
}

TEST(Reapplies, PassesASecondUpThatWorks) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
}

TEST(Reapplies, LeavesWhatFollowsAFailedDownToReverses) {
  Outcome outcome = failing_again();
  outcome.steps[1].error = SqlError{.sqlstate = "42704", .message = "no such type"};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

}  // namespace
}  // namespace rehearse::check
