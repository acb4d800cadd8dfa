#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("table_rewrite").judge(outcome, budgets);
}

Outcome rewriting(const std::string& sql, std::int64_t rows, std::int64_t bytes) {
  Outcome outcome = test::blocking_outcome(sql, LockMode::access_exclusive, 400);
  for (std::size_t step : {0U, 2U}) {
    StatementTiming& statement = outcome.steps[step].trace.statements[0];
    statement.sql = sql;
    statement.rewrote = {{"public.orders", Rows{rows}, Bytes{bytes}}};
  }
  outcome.steps[0].trace.statements[0].wal = Bytes{1024};
  return outcome;
}

TEST(TableRewrite, FindsATableThatWasCopied) {
  const auto found =
      findings(rewriting("ALTER TABLE orders ALTER COLUMN id TYPE bigint", 2'000'000, 356'515'840));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(
      found[0].message,
      "public.orders is rewritten in up: 2,000,000 rows, 340 MB copied in 409 ms under AccessExclusiveLock");
  EXPECT_THAT(found[0].help, HasSubstr("new column of the new type"));
  EXPECT_EQ(find("table_rewrite").severity, Severity::warning);
}

TEST(TableRewrite, SaysWhyWhereThatIsKnown) {
  Outcome outcome = rewriting("ALTER TABLE orders ALTER COLUMN id TYPE bigint", 5, 8'192);
  EXPECT_FALSE(findings(outcome).at(0).evidence.contains("reason"));
  outcome.steps[0].trace.statements[0].rewrote[0].reason = "the type of column id changes";
  EXPECT_EQ(findings(outcome).at(0).evidence.at("reason"), "the type of column id changes");
}

TEST(TableRewrite, PassesAnEmptyTableAndStatementsThatCopyNothing) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
  EXPECT_THAT(findings(rewriting("ALTER TABLE orders ALTER COLUMN id TYPE bigint", 0, 8'192)), IsEmpty());
  EXPECT_THAT(findings(rewriting("TRUNCATE orders", 5, 8'192)), IsEmpty());
  EXPECT_THAT(findings(rewriting("REFRESH MATERIALIZED VIEW orders", 5, 8'192)), IsEmpty());
}

TEST(TableRewrite, DoesNotInventRowsThatTheStatisticsDoNotKnow) {
  const auto found = findings(rewriting("VACUUM FULL orders", -1, 8'192));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("8.0 kB copied"));
}

}  // namespace
}  // namespace rehearse::check
