#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("reverses").judge(outcome, budgets);
}

TEST(Reverses, FindsADownThatFails) {
  Outcome outcome = test::good_outcome();
  outcome.steps[1].error = SqlError{.sqlstate = "42704", .message = "constraint does not exist"};
  ASSERT_EQ(findings(outcome).size(), 1U);
  EXPECT_THAT(findings(outcome)[0].message, HasSubstr("down fails: constraint does not exist"));
}

TEST(Reverses, PassesADownThatWorksAndOneThatIsNotThere) {
  Outcome outcome = test::good_outcome();
  EXPECT_THAT(findings(outcome), IsEmpty());
  outcome.steps.resize(1);
  EXPECT_THAT(findings(outcome), IsEmpty());
}

}  // namespace
}  // namespace rehearse::check
