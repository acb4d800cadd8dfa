#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("writes_blocked").judge(outcome, budgets);
}

TEST(WritesBlocked, FindsATableThatNobodyCouldWrite) {
  const auto found = findings(
      test::blocking_outcome("CREATE INDEX orders_idx ON orders (customer_id)", LockMode::share, 21'700));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "ShareLock on public.orders blocks writes for 21.7 s in up, budget 2.0 s");
  EXPECT_THAT(found[0].evidence.at("blocked"), HasSubstr("reads go on"));
  EXPECT_THAT(found[0].help, HasSubstr("CREATE INDEX CONCURRENTLY ... ON orders"));
}

TEST(WritesBlocked, PassesAWindowWithinTheBudgetAndALockThatLetsWritesGoOn) {
  EXPECT_THAT(findings(test::blocking_outcome("CREATE INDEX ON orders (a)", LockMode::share, 2'000)),
              IsEmpty());
  Outcome outcome = test::good_outcome();
  outcome.steps[0].trace.locks = {test::lock("public.orders", LockMode::share_update_exclusive, 60'000)};
  EXPECT_THAT(findings(outcome), IsEmpty());
}

TEST(WritesBlocked, IsSilentWhenReadsBlockedSaysItAll) {
  Report report;
  report.outcomes = {test::blocking_outcome("VACUUM FULL orders", LockMode::access_exclusive, 8'400)};
  judge(report, test::kToday);
  ASSERT_EQ(report.outcomes[0].findings.size(), 1U);
  EXPECT_EQ(report.outcomes[0].findings[0].check, "reads_blocked");
}

TEST(WritesBlocked, SpeaksUpWhenAnotherLockBlocksWritesLonger) {
  Report report;
  report.outcomes = {test::blocking_outcome("CREATE INDEX ON orders (a)", LockMode::share, 9'000)};
  Trace& up = report.outcomes[0].steps[0].trace;
  up.locks.push_back(test::lock("public.orders", LockMode::access_exclusive, 700));
  up.tables[0].exclusive.longest = Millis{700};
  judge(report, test::kToday);
  EXPECT_EQ(report.outcomes[0].findings.size(), 2U);
}

}  // namespace
}  // namespace rehearse::check
