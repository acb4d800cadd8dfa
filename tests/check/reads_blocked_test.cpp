#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("reads_blocked").judge(outcome, budgets);
}

constexpr const char* kSetNotNull = "ALTER TABLE orders ALTER COLUMN status SET NOT NULL";

TEST(ReadsBlocked, FindsATableThatNobodyCouldRead) {
  const auto found = findings(test::blocking_outcome(kSetNotNull, LockMode::access_exclusive, 8'400));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message,
            "AccessExclusiveLock on public.orders blocks reads for 8.4 s in up, budget 500 ms");
  EXPECT_EQ(found[0].location->line, 3U);
  EXPECT_EQ(found[0].excerpt, kSetNotNull);
  EXPECT_THAT(found[0].evidence.at("blocked"), HasSubstr("even a plain SELECT"));
  EXPECT_THAT(found[0].help, HasSubstr("CHECK (status IS NOT NULL) NOT VALID"));
}

TEST(ReadsBlocked, PassesAWindowWithinTheBudgetAndALockThatLetsReadsGoOn) {
  EXPECT_THAT(findings(test::blocking_outcome(kSetNotNull, LockMode::access_exclusive, 500)), IsEmpty());
  EXPECT_THAT(findings(test::blocking_outcome("CREATE INDEX ON orders (a)", LockMode::share, 60'000)),
              IsEmpty());
}

TEST(ReadsBlocked, ReportsTheWorstStepOfATableOnce) {
  Outcome outcome = test::blocking_outcome(kSetNotNull, LockMode::access_exclusive, 8'400);
  outcome.steps[2].trace.tables = {test::window("public.orders", 9'900, 9'900)};
  const auto found = findings(outcome);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("9.9 s in up again"));
}

TEST(ReadsBlocked, NarrowerBudgetsWin) {
  Outcome outcome = test::blocking_outcome(kSetNotNull, LockMode::access_exclusive, 8'400);
  Budgets budgets;
  budgets.tables = {{.match = "public.audit_*", .reads_blocked = Millis{60'000}},
                    {.match = "public.o*", .writes_blocked = Millis{1}},
                    {.match = "public.*", .reads_blocked = Millis{9'000}}};
  EXPECT_THAT(findings(outcome, budgets), IsEmpty());
  outcome.migration.budget = {.reads_blocked = Millis{100}, .reason = "must be quick"};
  ASSERT_EQ(findings(outcome, budgets).size(), 1U);
  EXPECT_EQ(findings(outcome, budgets)[0].evidence.at("budget"), "set by the migration: must be quick");
}

TEST(ReadsBlocked, EachDirectionIsHeldAgainstItsOwnLimit) {
  Outcome outcome = test::blocking_outcome(kSetNotNull, LockMode::access_exclusive, 800);
  outcome.steps[1].trace.tables = {test::window("public.orders", 4'000, 4'000)};
  Budgets budgets;
  budgets.down.reads_blocked = Millis{5'000};
  auto found = findings(outcome, budgets);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("800 ms in up, budget 500 ms"));
  budgets.up.reads_blocked = Millis{1'000};
  EXPECT_THAT(findings(outcome, budgets), IsEmpty());
  budgets.tables = {{.match = "*", .direction = Direction::down, .reads_blocked = Millis{3'000}}};
  found = findings(outcome, budgets);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("4.0 s in down, budget 3.0 s"));
  EXPECT_EQ(found[0].evidence.at("budget"), "for down of tables like *");
}

TEST(ReadsBlocked, NamesThePresetThatTheLimitComesFrom) {
  const Outcome outcome = test::blocking_outcome(kSetNotNull, LockMode::access_exclusive, 8'400);
  Budgets budgets;
  EXPECT_EQ(findings(outcome, budgets)[0].evidence.count("budget"), 0U);
  budgets.preset = "gocardless";
  EXPECT_EQ(findings(outcome, budgets)[0].evidence.at("budget"), "preset gocardless");
  budgets.stated = {"reads_blocked"};
  EXPECT_EQ(findings(outcome, budgets)[0].evidence.count("budget"), 0U);
}

TEST(ReadsBlocked, BlamesTheStatementThatTheLockWasKeptFor) {
  Outcome outcome =
      test::blocking_outcome("ALTER TABLE orders ADD COLUMN c int", LockMode::access_exclusive, 8'400);
  outcome.steps[0].trace.statements = {test::statement(0, 1, "ALTER TABLE orders ADD COLUMN c int", 2),
                                       test::statement(1, 2, "UPDATE orders SET c = 1", 8'390)};
  const auto found = findings(outcome);
  EXPECT_THAT(found[0].evidence.at("time"), HasSubstr("kept while line 2 ran for 8.4 s"));
  EXPECT_THAT(found[0].help, HasSubstr("two migrations"));
}

TEST(ReadsBlocked, NobodyWaitsForATableThatTheStepCreates) {
  const auto created = [](const std::string& sql) {
    return findings(test::blocking_outcome(sql, LockMode::access_exclusive, 8'400)).size();
  };
  EXPECT_EQ(created("CREATE TABLE orders AS SELECT 1"), 0U);
  EXPECT_EQ(created("CREATE TABLE public.orders (a int)"), 0U);
  EXPECT_EQ(created("CREATE TABLE IF NOT EXISTS orders (a int)"), 1U);
  EXPECT_EQ(created("CREATE TABLE other.orders (a int)"), 1U);
}

TEST(ReadsBlocked, AWindowWithoutALockOrStatementIsStillReported) {
  Outcome outcome = test::good_outcome();
  outcome.steps[1].trace = {};
  outcome.steps[1].trace.tables = {test::window("public.x", 700, 700)};
  const auto found = findings(outcome);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "a lock on public.x blocks reads for 700 ms in down, budget 500 ms");
  EXPECT_FALSE(found[0].location);
}

}  // namespace
}  // namespace rehearse::check
