#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kAlter = "ALTER TABLE orders ADD COLUMN c int";

std::vector<Finding> findings(const Outcome& outcome) {
  return find("lock_timeout_missing").judge(outcome, Budgets{});
}

// Up runs these statements; each ALTER among them takes a lock on orders. Down and up again take none.
Outcome running(const std::vector<std::string>& statements) {
  Outcome outcome = test::good_outcome();
  for (StepResult& step : outcome.steps) step.trace.locks.clear();
  Trace& trace = outcome.steps[0].trace;
  trace.statements.clear();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    trace.statements.push_back(test::statement(i, static_cast<std::uint32_t>(i + 1), statements[i], 1));
    trace.statements[i].started = Instant{static_cast<double>(i)};
    if (statements[i].starts_with("ALTER TABLE"))
      trace.locks.push_back(test::lock("public.orders", LockMode::access_exclusive, 1, i));
  }
  return outcome;
}

TEST(LockTimeoutMissing, FindsALockThatIsAskedForWithoutEnd) {
  const auto found = findings(running({kAlter, "SET LOCAL lock_timeout = '2s'", kAlter}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "up asks for AccessExclusiveLock on public.orders without a lock_timeout");
  EXPECT_EQ(found[0].location->line, 1U);
  EXPECT_THAT(found[0].evidence.at("why"), HasSubstr("queues"));
  EXPECT_EQ(found[0].evidence.count("statements"), 0U);
  EXPECT_THAT(found[0].help, HasSubstr("SET LOCAL lock_timeout"));
}

TEST(LockTimeoutMissing, PassesOneThatIsSetBefore) {
  EXPECT_THAT(findings(running({"SET lock_timeout = '2s'", kAlter, kAlter})), IsEmpty());
  EXPECT_THAT(findings(running({"SET LOCAL lock_timeout = 2000", kAlter})), IsEmpty());
  EXPECT_EQ(findings(running({"SET lock_timeout = '2s'", "RESET lock_timeout", kAlter})).size(), 1U);
  EXPECT_EQ(findings(running({"SET lock_timeout = 0", kAlter})).size(), 1U);
}

TEST(LockTimeoutMissing, WhatTheSessionBeganWithCounts) {
  Outcome outcome = running({kAlter});
  outcome.steps[0].trace.lock_timeout = Millis{};
  EXPECT_EQ(findings(outcome).size(), 1U);
  outcome.steps[0].trace.lock_timeout = Millis{2'000};
  EXPECT_THAT(findings(outcome), IsEmpty());
  outcome = running({"SET lock_timeout = 0", "RESET lock_timeout", kAlter});
  outcome.steps[0].trace.lock_timeout = Millis{2'000};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(LockTimeoutMissing, SetLocalEndsWithItsTransactionAndDoesNothingOutsideOfAny) {
  Outcome outcome = running({"BEGIN", "SET LOCAL lock_timeout = '2s'", kAlter, "COMMIT", kAlter});
  outcome.migration.up.transaction = TransactionPolicy::own;
  outcome.steps[0].trace.transactions = {{Instant{0.5}, Instant{3}, Instant{3.5}}};
  const auto found = findings(outcome);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].location->line, 5U);
  EXPECT_THAT(found[0].help, HasSubstr("SET lock_timeout"));
  outcome = running({"SET LOCAL lock_timeout = '2s'", kAlter});
  outcome.migration.up.transaction = TransactionPolicy::none;
  EXPECT_EQ(findings(outcome).size(), 1U);
}

TEST(LockTimeoutMissing, WeakLocksAndTablesOfTheStepItselfNeedNone) {
  Outcome outcome = running({kAlter});
  outcome.steps[0].trace.locks[0].mode = LockMode::share_update_exclusive;
  EXPECT_THAT(findings(outcome), IsEmpty());
  EXPECT_THAT(findings(running({"CREATE TABLE orders (a int)", kAlter})), IsEmpty());
}

TEST(LockTimeoutMissing, IsOffUntilItIsAskedFor) {
  Report report;
  report.outcomes = {running({kAlter})};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::pass);
  report.checks.warning = {"lock_timeout_missing"};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::warn);
  report.checks = {.error = {"lock_timeout_missing"}};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::fail);
  report.checks = {.only = {"lock_timeout_missing"}};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::warn);
}

}  // namespace
}  // namespace rehearse::check
