#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("down_missing").judge(outcome, budgets);
}

Outcome without_down() {
  Outcome outcome = test::good_outcome();
  outcome.migration.down.reset();
  return outcome;
}

TEST(DownMissing, FindsAMigrationWithoutAWayBack) {
  const auto found = findings(without_down());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_THAT(found[0].help, HasSubstr("irreversible reason="));
}

TEST(DownMissing, PassesAMigrationWithADown) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
}

TEST(DownMissing, AcceptsAReasonButNotAnEmptyOne) {
  Outcome outcome = without_down();
  outcome.migration.irreversible = Irreversible{"the rows are archived"};
  ASSERT_EQ(findings(outcome).size(), 1U);
  EXPECT_EQ(findings(outcome)[0].severity, Severity::accepted);
  EXPECT_THAT(findings(outcome)[0].message, HasSubstr("the rows are archived"));
  outcome.migration.irreversible = Irreversible{};
  EXPECT_EQ(findings(outcome)[0].severity, Severity::error);
}

}  // namespace
}  // namespace rehearse::check
