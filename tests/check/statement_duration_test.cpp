#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets) {
  return find("statement_duration").judge(outcome, budgets);
}

Budgets at_most(double ms) {
  Budgets budgets;
  budgets.preset = "gocardless";
  budgets.statement = Millis{ms};
  return budgets;
}

Outcome with_statements(std::vector<double> durations) {
  Outcome outcome = test::good_outcome();
  auto& statements = outcome.steps[0].trace.statements;
  statements.clear();
  for (const double ms : durations)
    statements.push_back(test::statement(statements.size(), static_cast<std::uint32_t>(statements.size() + 1),
                                         "UPDATE orders SET a = 1", ms));
  return outcome;
}

TEST(StatementDuration, FindsTheSlowestStatementAndCountsTheOthers) {
  const auto found = findings(with_statements({1'600, 10, 2'500}), at_most(1'500));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "a statement of up takes 2.5 s, budget 1.5 s");
  EXPECT_EQ(found[0].location->line, 3U);
  EXPECT_EQ(found[0].evidence.at("others"), "1 other statement of this step over the budget as well");
  EXPECT_EQ(found[0].evidence.at("budget"), "preset gocardless");
  EXPECT_FALSE(found[0].help.empty());
}

TEST(StatementDuration, WhatStopsNobodyIsGivenItsTime) {
  Outcome outcome = with_statements({2'000});
  outcome.steps[0].trace.statements[0].sql = "CREATE INDEX CONCURRENTLY i ON orders (a)";
  EXPECT_THAT(findings(outcome, at_most(1'500))[0].help, HasSubstr("budget statement="));
}

TEST(StatementDuration, PassesManyQuickStatementsAndAnyTimeWithoutALimit) {
  EXPECT_THAT(findings(with_statements({1'500, 1'500, 1'500}), at_most(1'500)), IsEmpty());
  EXPECT_THAT(findings(with_statements({60'000}), Budgets{}), IsEmpty());
}

TEST(StatementDuration, UpAgainCountsAsUpAndTheWorseOfTheTwoIsReported) {
  Outcome outcome = with_statements({2'000});
  outcome.steps[2].trace.statements[0].duration = Millis{3'000};
  const auto found = findings(outcome, at_most(1'500));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "a statement of up again takes 3.0 s, budget 1.5 s");
}

TEST(StatementDuration, DownMayHaveALimitOfItsOwn) {
  Outcome outcome = with_statements({2'000});
  outcome.steps[1].trace.statements[0].duration = Millis{2'000};
  EXPECT_EQ(findings(outcome, at_most(1'500)).size(), 2U);
  Budgets budgets = at_most(1'500);
  budgets.down.statement = Millis{5'000};
  ASSERT_EQ(findings(outcome, budgets).size(), 1U);
  budgets.down.statement = Millis{1'000};
  EXPECT_EQ(findings(outcome, budgets)[1].evidence.at("budget"), "for down");
}

TEST(StatementDuration, TheMigrationsOwnBudgetWins) {
  Outcome outcome = with_statements({2'000});
  outcome.migration.budget = {.statement = Millis{60'000}, .reason = "CONCURRENTLY"};
  EXPECT_THAT(findings(outcome, at_most(1'500)), IsEmpty());
}

}  // namespace
}  // namespace rehearse::check
