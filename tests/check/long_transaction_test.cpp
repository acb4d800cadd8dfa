#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("long_transaction").judge(outcome, budgets);
}

// Two statements of that many milliseconds each, with a second between them in which rehearse measured.
Outcome two_updates(double ms) {
  Outcome outcome = test::good_outcome();
  Trace& trace = outcome.steps[0].trace;
  trace.statements = {test::statement(0, 1, "UPDATE orders SET a = 1", ms),
                      test::statement(1, 2, "UPDATE orders SET b = 1", ms + 1)};
  trace.statements[0].started = Instant{1};
  trace.statements[1].started = Instant{ms + 1'000};
  trace.transactions = {{Instant{0}, Instant{2 * ms + 1'002}, Instant{2 * ms + 1'012}}};
  trace.locks = {test::lock("public.orders", LockMode::row_exclusive, 2 * ms + 1'000)};
  return outcome;
}

TEST(LongTransaction, FindsATransactionThatStaysOpen) {
  const auto found = findings(two_updates(40'000));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "a transaction of up stays open for 1 min 20 s, budget 1 min 00 s");
  EXPECT_EQ(found[0].location->line, 2U);
  EXPECT_EQ(found[0].evidence.at("statements"), "2 statements, from line 1 to line 2");
  EXPECT_EQ(found[0].evidence.at("locked"), "public.orders");
  EXPECT_THAT(found[0].help, HasSubstr("no-transaction"));
}

TEST(LongTransaction, WhatRehearseMeasuresBetweenStatementsDoesNotCount) {
  Budgets budgets;
  budgets.transaction = Millis{81};
  EXPECT_THAT(findings(two_updates(35), budgets), IsEmpty());
  budgets.transaction = Millis{80};
  EXPECT_EQ(findings(two_updates(35), budgets).size(), 1U);
}

TEST(LongTransaction, StatementsThatCommitByThemselvesAreInNone) {
  Outcome outcome = two_updates(40'000);
  outcome.steps[0].trace.transactions.clear();
  EXPECT_EQ(findings(outcome).size(), 1U) << "a record that only says how the script was run";
  outcome.migration.up.transaction = TransactionPolicy::none;
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(LongTransaction, TwoTransactionsOfOneScriptAreJudgedEach) {
  Outcome outcome = two_updates(40'000);
  outcome.steps[0].trace.transactions = {{Instant{0}, Instant{40'500}, Instant{40'600}},
                                         {Instant{40'700}, Instant{81'002}, Instant{81'003}}};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(LongTransaction, DownAndTheMigrationMayHaveLimitsOfTheirOwn) {
  Outcome outcome = two_updates(40'000);
  Budgets budgets;
  budgets.up.transaction = Millis{90'000};
  EXPECT_THAT(findings(outcome, budgets), IsEmpty());
  outcome.migration.budget = {.transaction = Millis{1'000}, .reason = "must be quick"};
  ASSERT_EQ(findings(outcome, budgets).size(), 1U);
  EXPECT_EQ(findings(outcome, budgets)[0].evidence.at("budget"), "set by the migration: must be quick");
}

}  // namespace
}  // namespace rehearse::check
