#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome) {
  return find("several_tables_locked").judge(outcome, Budgets{});
}

// Up runs two statements; the first locks orders, the second customers.
Outcome both(const std::string& first, const std::string& second,
             LockMode mode = LockMode::access_exclusive) {
  Outcome outcome = test::good_outcome();
  Trace& trace = outcome.steps[0].trace;
  trace.statements = {test::statement(0, 1, first, 1), test::statement(1, 2, second, 1)};
  trace.locks = {test::lock("public.orders", mode, 3, 0), test::lock("public.customers", mode, 2, 1)};
  return outcome;
}

TEST(SeveralTablesLocked, FindsTablesThatAreLockedOneAfterTheOther) {
  const auto found = findings(both("ALTER TABLE orders ADD a int", "ALTER TABLE customers ADD a int"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "a transaction of up locks 2 tables that others use one after the other");
  EXPECT_EQ(found[0].location->line, 2U);
  EXPECT_EQ(
      found[0].evidence.at("locks"),
      "AccessExclusiveLock on public.orders (line 1), then AccessExclusiveLock on public.customers (line 2)");
  EXPECT_EQ(find("several_tables_locked").severity, Severity::warning);
}

TEST(SeveralTablesLocked, LocksThatStopWritesCountAndWeakerOnesDoNot) {
  const char* orders = "CREATE INDEX ON orders (a)";
  const char* customers = "CREATE INDEX ON customers (a)";
  EXPECT_EQ(findings(both(orders, customers, LockMode::share)).size(), 1U);
  EXPECT_THAT(findings(both(orders, customers, LockMode::share_update_exclusive)), IsEmpty());
}

TEST(SeveralTablesLocked, ForDoBlocksEveryTableCounts) {
  EXPECT_EQ(findings(both("ALTER TABLE orders ADD a int", "DO $$ BEGIN END $$")).size(), 1U);
}

TEST(SeveralTablesLocked, WhatAStatementLocksByItsNatureDoesNotCount) {
  EXPECT_THAT(findings(both("ALTER TABLE orders ADD a int",
                            "ALTER TABLE orders ADD FOREIGN KEY (a) REFERENCES customers NOT VALID")),
              IsEmpty());
  EXPECT_THAT(findings(both("CREATE INDEX i ON ONLY orders (a)", "CREATE INDEX ON customers (a)")),
              IsEmpty());
  Outcome one = both("DROP INDEX a, b", "SELECT 1");
  one.steps[0].trace.locks[1].statement = 0;
  EXPECT_THAT(findings(one), IsEmpty());
}

TEST(SeveralTablesLocked, TablesThatTheStepCreatesOrDropsDoNotCount) {
  EXPECT_THAT(findings(both("CREATE TABLE orders (a int)", "ALTER TABLE customers ADD a int")), IsEmpty());
  EXPECT_THAT(findings(both("ALTER TABLE orders ADD a int", "DROP TABLE old, customers")), IsEmpty());
}

TEST(SeveralTablesLocked, StatementsThatCommitByThemselvesKeepNothing) {
  Outcome outcome = both("ALTER TABLE orders ADD a int", "ALTER TABLE customers ADD a int");
  outcome.migration.up.transaction = TransactionPolicy::none;
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(SeveralTablesLocked, ALockThatARollbackToASavepointGaveBackIsNotHeldAtOnce) {
  Outcome outcome = both("ALTER TABLE orders ADD a int", "ALTER TABLE customers ADD a int");
  outcome.steps[0].trace.locks[1].acquired = Instant{60};
  EXPECT_THAT(findings(outcome), IsEmpty());
  outcome.steps[0].trace.locks[1].waited = Millis{57};
  EXPECT_EQ(findings(outcome).size(), 1U);
}

}  // namespace
}  // namespace rehearse::check
