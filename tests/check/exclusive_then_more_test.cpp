#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("exclusive_then_more").judge(outcome, budgets);
}

// A quick ALTER of orders, then `sql` for that long.
Outcome alter_then(const std::string& sql, double ms) {
  Outcome outcome = test::good_outcome();
  Trace& trace = outcome.steps[0].trace;
  trace.statements = {test::statement(0, 1, "ALTER TABLE orders ADD COLUMN c int", 2),
                      test::statement(1, 2, sql, ms)};
  trace.locks = {test::lock("public.orders", LockMode::access_exclusive, ms + 2)};
  trace.tables = {test::window("public.orders", ms + 2, ms + 2)};
  return outcome;
}

TEST(ExclusiveThenMore, FindsWorkUnderALockThatTheWorkDoesNotNeed) {
  const auto found = findings(alter_then("UPDATE orders SET c = 1", 300));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(
      found[0].message,
      "AccessExclusiveLock on public.orders from line 1 is kept for 300 ms more while another statement "
      "runs in up");
  EXPECT_EQ(found[0].location->line, 2U);
  EXPECT_EQ(found[0].evidence.at("time"),
            "line 1 took the lock in 2.0 ms; line 2 runs for 300 ms of the 300 ms after it");
  EXPECT_EQ(found[0].evidence.at("budget"), "500 ms of blocked reads, not broken at this size");
  EXPECT_THAT(found[0].help, HasSubstr("two migrations"));
  EXPECT_EQ(find("exclusive_then_more").severity, Severity::warning);
}

TEST(ExclusiveThenMore, AFileOfQuickAltersIsFine) {
  Outcome outcome = alter_then("ALTER TABLE customers ADD COLUMN c int", 1);
  auto& statements = outcome.steps[0].trace.statements;
  for (std::size_t i = 2; i < 20; ++i)
    statements.push_back(test::statement(i, 9, "ALTER TABLE orders ALTER COLUMN c SET DEFAULT 1", 1));
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(ExclusiveThenMore, WhatIsNoticedDependsOnTheBudgetOfTheTable) {
  EXPECT_THAT(findings(alter_then("UPDATE orders SET c = 1", 100)), IsEmpty());
  Outcome outcome = alter_then("UPDATE orders SET c = 1", 300);
  Budgets budgets;
  budgets.tables = {{.match = "public.o*", .reads_blocked = Millis{2'000}}};
  EXPECT_THAT(findings(outcome, budgets), IsEmpty());
  budgets.tables[0].direction = Direction::down;
  EXPECT_EQ(findings(outcome, budgets).size(), 1U);
}

TEST(ExclusiveThenMore, IsSilentWhenReadsBlockedSaysItAll) {
  Report report;
  report.outcomes = {alter_then("UPDATE orders SET c = 1", 8'000)};
  judge(report, test::kToday);
  ASSERT_EQ(report.outcomes[0].findings.size(), 1U);
  EXPECT_EQ(report.outcomes[0].findings[0].check, "reads_blocked");
}

TEST(ExclusiveThenMore, AStatementThatNeedsTheSameLockGainsNothingFromASplit) {
  EXPECT_THAT(findings(alter_then("ALTER TABLE orders ALTER COLUMN c TYPE bigint", 300)), IsEmpty());
  EXPECT_EQ(findings(alter_then("ALTER TABLE customers ALTER COLUMN c TYPE bigint", 300)).size(), 1U);
  EXPECT_EQ(findings(alter_then("ALTER TABLE orders VALIDATE CONSTRAINT c", 300)).size(), 1U);
  EXPECT_EQ(findings(alter_then("CREATE INDEX ON orders (c)", 300)).size(), 1U);
}

TEST(ExclusiveThenMore, NobodyWaitsForTablesThatTheStepCreatesOrDropsOrWhenEachStatementCommits) {
  Outcome outcome = alter_then("UPDATE orders SET c = 1", 300);
  outcome.migration.up.transaction = TransactionPolicy::none;
  EXPECT_THAT(findings(outcome), IsEmpty());
  for (const char* sql : {"CREATE TABLE orders (c int)", "DROP TABLE orders"}) {
    outcome = alter_then("INSERT INTO other SELECT 1", 300);
    outcome.steps[0].trace.statements[0].sql = sql;
    EXPECT_THAT(findings(outcome), IsEmpty()) << sql;
  }
}

TEST(ExclusiveThenMore, ALockThatARollbackToASavepointGaveBackIsNotKept) {
  Outcome outcome = alter_then("UPDATE orders SET c = 1", 300);
  Trace& trace = outcome.steps[0].trace;
  trace.statements[1].started = Instant{50};
  trace.locks[0].held = Millis{10};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

}  // namespace
}  // namespace rehearse::check
