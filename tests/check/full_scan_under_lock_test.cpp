#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome) {
  return find("full_scan_under_lock").judge(outcome, Budgets{});
}

Outcome scanning(const std::string& sql, LockMode mode, std::int64_t rows = 2'000'000) {
  Outcome outcome = test::blocking_outcome(sql, mode, 140);
  outcome.steps[0].trace.statements[0].scanned = {{"public.orders", Rows{rows}}};
  return outcome;
}

constexpr const char* kSetNotNull = "ALTER TABLE orders ALTER COLUMN status SET NOT NULL";

TEST(FullScanUnderLock, FindsATableThatIsReadWhileOthersWait) {
  const auto found = findings(scanning(kSetNotNull, LockMode::access_exclusive));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message,
            "2,000,000 rows of public.orders are read in up under AccessExclusiveLock, which blocks reads");
  EXPECT_EQ(found[0].evidence.at("time"), "149 ms at this size, growing with the table");
  EXPECT_THAT(found[0].help, HasSubstr("NOT VALID"));
  EXPECT_EQ(find("full_scan_under_lock").severity, Severity::warning);
}

TEST(FullScanUnderLock, PassesEmptyTablesWeakLocksAndLocksOnOtherTables) {
  EXPECT_THAT(findings(scanning(kSetNotNull, LockMode::access_exclusive, 0)), IsEmpty());
  EXPECT_THAT(
      findings(scanning("ALTER TABLE orders VALIDATE CONSTRAINT c", LockMode::share_update_exclusive)),
      IsEmpty());
  Outcome outcome = scanning(kSetNotNull, LockMode::access_exclusive);
  outcome.steps[0].trace.locks[0].relation = "public.customers";
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(FullScanUnderLock, LeavesIndexesRewritesQueriesAndChangesOfRowsToOthers) {
  EXPECT_THAT(findings(scanning("CREATE INDEX ON orders (a)", LockMode::share)), IsEmpty());
  EXPECT_THAT(findings(scanning("ALTER TABLE orders ADD UNIQUE (a)", LockMode::access_exclusive)), IsEmpty());
  EXPECT_THAT(findings(scanning("UPDATE orders SET a = 1", LockMode::access_exclusive)), IsEmpty());
  Outcome outcome = scanning("ALTER TABLE orders ALTER COLUMN a TYPE bigint", LockMode::access_exclusive);
  outcome.steps[0].trace.statements[0].rewrote = {{"public.orders", Rows{5}, Bytes{5}}};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(FullScanUnderLock, ALockFromBeforeInTheSameTransactionCounts) {
  Outcome outcome = scanning("ALTER TABLE orders ADD CHECK (a > 0) NOT VALID", LockMode::access_exclusive);
  Trace& trace = outcome.steps[0].trace;
  trace.statements[0].scanned.clear();
  trace.statements.push_back(test::statement(1, 4, "ALTER TABLE orders VALIDATE CONSTRAINT c", 100));
  trace.statements[1].scanned = {{"public.orders", Rows{-1}}};
  const auto found = findings(outcome);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("all rows of public.orders"));
  EXPECT_EQ(found[0].location->line, 4U);
  EXPECT_EQ(found[0].evidence.at("lock"), "kept from line 3");
  outcome.migration.up.transaction = TransactionPolicy::none;
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(FullScanUnderLock, AForeignKeyIsReportedForTheTableThatItIsAddedTo) {
  Outcome outcome = scanning("ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers",
                             LockMode::share_row_exclusive);
  Trace& trace = outcome.steps[0].trace;
  trace.statements[0].scanned = {{"public.customers", Rows{10}}, {"public.orders", Rows{20}}};
  trace.locks.push_back(test::lock("public.customers", LockMode::share_row_exclusive, 140));
  const auto found = findings(outcome);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("20 rows of public.orders"));
  EXPECT_EQ(found[0].evidence.at("also"), "10 rows of public.customers under ShareRowExclusiveLock");
}

TEST(FullScanUnderLock, UpAgainRepeatsNothing) {
  Outcome outcome = scanning(kSetNotNull, LockMode::access_exclusive);
  outcome.steps[2] = outcome.steps[0];
  outcome.steps[2].phase = Phase::reapply;
  EXPECT_EQ(findings(outcome).size(), 1U);
}

}  // namespace
}  // namespace rehearse::check
