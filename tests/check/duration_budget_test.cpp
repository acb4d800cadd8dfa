#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("duration_budget").judge(outcome, budgets);
}

Outcome lasting(double ms) {
  Outcome outcome = test::good_outcome();
  outcome.steps[0].duration = Millis{ms};
  outcome.steps[0].trace.statements.push_back(test::statement(1, 9, "UPDATE orders SET a = 1", ms - 1));
  return outcome;
}

TEST(DurationBudget, FindsAStepThatTakesTooLong) {
  const auto found = findings(lasting(700'000));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "up takes 11 min 40 s, budget 10 min 00 s");
  EXPECT_EQ(found[0].location->line, 9U);
}

TEST(DurationBudget, PassesAStepWithinTheBudget) {
  EXPECT_THAT(findings(lasting(600'000)), IsEmpty());
}

TEST(DurationBudget, TheMigrationsOwnBudgetWins) {
  Outcome outcome = lasting(700'000);
  outcome.migration.budget = {.duration = Millis{900'000}, .reason = "one-off"};
  EXPECT_THAT(findings(outcome), IsEmpty());
  outcome.migration.budget.duration = Millis{1'000};
  EXPECT_THAT(findings(outcome)[0].evidence.at("budget"), HasSubstr("one-off"));
}

TEST(DurationBudget, LeavesATimeoutToTheCheckOfTheStep) {
  Outcome outcome = lasting(700'000);
  outcome.steps[0].error = SqlError{.sqlstate = "57014", .timed_out = true};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

}  // namespace
}  // namespace rehearse::check
