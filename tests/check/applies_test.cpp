#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("applies").judge(outcome, budgets);
}

Outcome failing(const SqlError& error) {
  Outcome outcome = test::good_outcome();
  outcome.steps.resize(1);
  outcome.steps[0].error = error;
  return outcome;
}

TEST(Applies, FindsAnUpThatFails) {
  const auto found = findings(failing({.sqlstate = "42601", .message = "syntax error", .detail = "more"}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "up fails: syntax error");
  EXPECT_EQ(found[0].evidence.at("detail"), "more");
}

TEST(Applies, PassesAnUpThatWorks) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
}

TEST(Applies, PointsAtTheLineOfTheError) {
  Outcome outcome = failing({.sqlstate = "42703",
                             .message = "no such column",
                             .statement = "SELECT 1,\n  nme",
                             .location = {"a.sql", 4, 3}});
  outcome.steps[0].trace.statements = {test::statement(0, 3, "SELECT 1,\n  nme", 1)};
  EXPECT_EQ(findings(outcome)[0].excerpt, "  nme");
  EXPECT_EQ(findings(outcome)[0].location, (SourceLocation{"a.sql", 4, 3}));
}

TEST(Applies, ExplainsTheErrorsThatHaveAKnownWayOut) {
  const std::vector<std::pair<SqlError, std::string>> cases{
      {{.sqlstate = "25001", .message = "cannot run inside a transaction block"},
       "-- rehearse: no-transaction"},
      {{.sqlstate = "23502", .message = "contains null values"}, "NOT VALID"},
      {{.sqlstate = "42501", .message = "permission denied"}, "role = \"superuser\""},
      {{.sqlstate = "58P01", .message = "could not open extension control file"}, "not installed"},
      {{.sqlstate = "0A000", .message = "extension \"postgis\" is not available"}, "not installed"},
      {{.sqlstate = "57014", .message = "canceling statement due to statement timeout"}, "statement_timeout"},
      {{.sqlstate = "57014", .message = "canceled", .statement = "UPDATE a SET b = 1", .timed_out = true},
       "batches"},
      {{.sqlstate = "53100", .message = "disk full"}, "rehearse doctor"},
      {{.sqlstate = "", .message = "server closed the connection"}, "own backend"},
  };
  for (const auto& [error, expected] : cases)
    EXPECT_THAT(findings(failing(error))[0].help, HasSubstr(expected)) << error.sqlstate;
}

TEST(Applies, SaysAfterHowLongAStepWasCancelled) {
  Outcome outcome = failing({.sqlstate = "57014", .message = "canceled", .timed_out = true});
  outcome.steps[0].duration = Millis{600'000};
  EXPECT_EQ(findings(outcome)[0].message, "up fails: cancelled after 10 min 00 s");
}

}  // namespace
}  // namespace rehearse::check
