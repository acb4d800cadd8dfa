#include <gmock/gmock.h>

#include "model/json.h"
#include "report/comment/fit.h"
#include "report/render.h"
#include "report/text.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Lt;
using ::testing::Not;
using ::testing::StartsWith;

std::string comment_of(const Report& report) {
  return render("markdown", report, {});
}

TEST(Comment, OfAPassingRunIsShort) {
  test::expect_golden("report/passing.md", comment_of(test::passing_report()));
}

TEST(Comment, ShowsEveryKindOfTrouble) {
  test::expect_golden("report/failing.md", comment_of(test::failing_report()));
}

TEST(Comment, BeginsWithTheLineByWhichItIsFoundAgain) {
  Report report = test::passing_report();
  EXPECT_THAT(comment_of(report), StartsWith("<!-- rehearse-report:quickstart -->\n## "));
  report.scenario = "a --> <script>";
  EXPECT_THAT(comment_of(report), StartsWith("<!-- rehearse-report:a-script- -->\n"));
}

TEST(Comment, SaysTheVerdictFirst) {
  EXPECT_THAT(comment_of(test::passing_report()),
              HasSubstr("## ✅ Migration rehearsal: 1 migration passed\n"));
  EXPECT_THAT(comment_of(test::failing_report()), HasSubstr("7 of 9 failed, 1 not judged"));
  EXPECT_THAT(comment_of(Report{}), HasSubstr("nothing was rehearsed"));
}

TEST(Comment, LinksToTheRunOnlyWhereABrowserMayGo) {
  Report report = test::passing_report();
  report.origin = {"0123456789abcdef", "https://ci.example/runs/1"};
  EXPECT_THAT(comment_of(report), HasSubstr("commit `0123456` · [full report](https://ci.example/runs/1)\n"));
  report.origin.url = "javascript:alert(1)";
  EXPECT_THAT(comment_of(report), Not(HasSubstr("](javascript")));
}

TEST(Comment, NoFailureIsFolded) {
  std::string text = comment_of(test::failing_report());
  const auto fold = text.find("<details>");
  ASSERT_NE(fold, std::string::npos);
  for (const char* check : {"reads_blocked", "applies", "round_trip_down"})
    EXPECT_LT(text.rfind("❌ **" + std::string(check)), fold) << check;
}

TEST(Comment, IsCutFromTheBottomAndSaysSo) {
  const std::string text = comment_of(test::large_report(1'000));
  EXPECT_THAT(characters(text), Lt(65'000U));
  EXPECT_THAT(text, HasSubstr("More was left out here"));
  EXPECT_THAT(text, HasSubstr("❌ **reads_blocked**"));
  EXPECT_THAT(text, EndsWith("</details>\n"));
  EXPECT_THAT(text, HasSubstr("```sh\nrehearse run\n```"));
}

TEST(Comment, FoldsAreBalancedHoweverItIsCut) {
  for (const std::size_t size : {1U, 30U, 60U, 200U}) {
    const std::string text = comment_of(test::large_report(size));
    std::size_t open = 0;
    std::size_t closed = 0;
    for (auto at = text.find("<details>"); at != std::string::npos; at = text.find("<details>", at + 1))
      ++open;
    for (auto at = text.find("</details>"); at != std::string::npos; at = text.find("</details>", at + 1))
      ++closed;
    EXPECT_EQ(open, closed) << size;
  }
}

TEST(Comment, NoNameBreaksOutOfItsPlace) {
  Report report = test::failing_report();
  for (Outcome& outcome : report.outcomes) {
    outcome.migration.name = "</code></summary>|`<script>alert(1)</script> @team #1";
    for (StepResult& step : outcome.steps)
      for (StatementTiming& statement : step.trace.statements) statement.sql = "SELECT '</details>|```'";
  }
  const std::string text = comment_of(report);
  EXPECT_THAT(text, Not(HasSubstr("| ❌ fail | <code>0043_</code>")));
  EXPECT_THAT(text, HasSubstr("<code>0043&#95;&#60;/code&#62;"));
  EXPECT_THAT(text, HasSubstr("SELECT &#39;&#60;/details&#62;&#124;&#96;&#96;&#96;&#39;"));
}

TEST(Fit, LeavesOutFromTheFirstPieceThatIsTooLong) {
  EXPECT_EQ(comment::fit({"aa", "bb"}, "p", "f", 5), "aabbf");
  EXPECT_EQ(comment::fit({"aa", "bb"}, "p", "f", 4), "aapf");
  EXPECT_EQ(comment::fit({"aa", "bbbb", "c"}, "p", "f", 6), "aapf");
}

}  // namespace
}  // namespace rehearse::report
