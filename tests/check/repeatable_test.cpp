#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> messages(const Outcome& outcome) {
  std::vector<std::string> result;
  for (const Finding& finding : find("repeatable").judge(outcome, Budgets{}))
    result.push_back(finding.message);
  return result;
}

Outcome repeated(std::size_t step, const std::vector<RepeatedRun>& runs) {
  Outcome outcome = test::good_outcome();
  outcome.steps[step].repeats =
      Repeats{.runs = runs.size(), .shown = 1, .each = runs, .duration = {}, .windows = {}};
  return outcome;
}

TEST(Repeatable, FindsAStepThatFailsInSomeRuns) {
  EXPECT_THAT(
      messages(repeated(
          0, {{1, Millis{5}, "", {}}, {2, Millis{5}, "smallint out of range", {}}, {3, Millis{5}, "", {}}})),
      ElementsAre("up fails in run 2 of 3 only: smallint out of range"));
  EXPECT_THAT(
      messages(repeated(0, {{1, Millis{5}, "a", {}}, {2, Millis{5}, "b", {}}, {3, Millis{5}, "", {}}})),
      ElementsAre("up fails in runs 1 and 2 of 3 only: a"));
}

TEST(Repeatable, FindsASchemaThatIsWrongInSomeRuns) {
  EXPECT_THAT(messages(repeated(1, {{1, Millis{5}, "", true}, {2, Millis{5}, "", false}})),
              ElementsAre("the schema after down is wrong in run 2 of 2 only"));
}

TEST(Repeatable, LeavesWhatHappensInEveryRunToTheOtherChecks) {
  EXPECT_THAT(messages(repeated(0, {{1, Millis{5}, "a", {}}, {2, Millis{5}, "b", {}}})), IsEmpty());
  EXPECT_THAT(messages(repeated(1, {{1, Millis{5}, "", false}, {2, Millis{5}, "", false}})), IsEmpty());
}

TEST(Repeatable, PassesRunsThatEndAlikeAndThoseThatAreNotRepeated) {
  EXPECT_THAT(messages(repeated(0, {{1, Millis{5}, "", {}}, {2, Millis{900}, "", {}}})), IsEmpty());
  EXPECT_THAT(messages(test::good_outcome()), IsEmpty());
}

TEST(Repeatable, FailsAMigrationWhoseMedianRunWasFine) {
  Report report = test::passing_report();
  report.outcomes = {
      repeated(0, {{1, Millis{5}, "", {}}, {2, Millis{5}, "boom", {}}, {3, Millis{5}, "", {}}})};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_THAT(report.outcomes[0].findings[0].help, HasSubstr("chance is in the migration"));
}

}  // namespace
}  // namespace rehearse::check
