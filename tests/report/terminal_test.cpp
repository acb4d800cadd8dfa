#include <gmock/gmock.h>

#include <algorithm>

#include "base/strings.h"
#include "model/json.h"
#include "report/render.h"
#include "report/text.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

std::string last_line(const Report& report) {
  const std::string text = render("terminal", report, {});
  const std::string_view lines = trim(text);
  return std::string(lines.substr(lines.rfind('\n') + 1));
}

TEST(TerminalReporter, ShowsAPassingRunAsOneCalmTable) {
  test::expect_golden("report/passing.txt", render("terminal", test::passing_report(), {}));
}

TEST(TerminalReporter, ShowsEveryKindOfTrouble) {
  test::expect_golden("report/failing.txt", render("terminal", test::failing_report(), {}));
}

TEST(TerminalReporter, FitsANarrowTerminal) {
  test::expect_golden("report/failing_80.txt", render("terminal", test::failing_report(), {.width = 80}));
}

TEST(TerminalReporter, WritesColourOnlyWhenItIsAskedTo) {
  test::expect_golden("report/failing_color.txt",
                      render("terminal", test::failing_report(), {.color = true}));
  EXPECT_THAT(render("terminal", test::failing_report(), {}), Not(HasSubstr("\x1b")));
}

TEST(TerminalReporter, RendersASavedRunLikeTheRunItself) {
  for (const Report& report : {test::passing_report(), test::failing_report()}) {
    const Report saved = report_from_json(to_json(report), "run.json");
    EXPECT_EQ(render("terminal", saved, {}), render("terminal", report, {}));
  }
}

TEST(TerminalReporter, LetsNoMigrationControlTheTerminal) {
  const std::string text = render("terminal", test::failing_report(), {});
  EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](char c) { return c != '\n' && c >= 0 && c < ' '; }));
  EXPECT_THAT(text, HasSubstr("evil\\x1b[2J"));
}

TEST(TerminalReporter, ALockOnAnIndexThatNobodyCanUseAnyMoreIsNotTheWorst) {
  Report report = test::passing_report();
  LockHeld index = test::lock("public.orders", LockMode::access_exclusive, 5);
  index.kind = "index";
  for (StepResult& step : report.outcomes[0].steps) {
    step.trace.locks = {index, test::lock("public.orders", LockMode::share_update_exclusive, 7)};
    step.trace.tables.clear();
  }
  EXPECT_THAT(render("terminal", report, {}),
              AllOf(HasSubstr("ShareUpdateExclusive"), Not(HasSubstr(" AccessExclusive"))));
  report.outcomes[0].steps[0].trace.tables = {test::window("public.orders", 5, 5)};
  EXPECT_THAT(render("terminal", report, {}), HasSubstr(" AccessExclusive"));
}

TEST(TerminalReporter, EndsWithALineThatScriptsCanFind) {
  EXPECT_EQ(last_line(test::passing_report()), "1 migration rehearsed in 3 min 12 s: 1 passed, 0 failed");
  EXPECT_EQ(last_line(test::failing_report()),
            "9 migrations rehearsed in 3 min 12 s: 1 passed, 7 failed, 1 not judged, 1 skipped");
}

TEST(TerminalReporter, AnEmptyReportHasNothingPassed) {
  EXPECT_EQ(last_line(Report{}), "0 migrations rehearsed in 0.0 ms: 0 passed, 0 failed");
  EXPECT_THAT(render("terminal", Report{}, {}), HasSubstr("not judged"));
}

TEST(TerminalReporter, NoRoundTripIsNotOneThatWasKept) {
  Report report = test::passing_report();
  for (Outcome& outcome : report.outcomes) outcome.steps.resize(1);
  EXPECT_THAT(render("terminal", report, {}), HasSubstr("- round trips      all              not judged"));
}

TEST(TerminalReporter, ShortensALongStatementInTheMiddle) {
  Report report = test::passing_report();
  std::string sql = "line 1";
  for (int i = 2; i <= 40; ++i) sql += "\nline " + std::to_string(i);
  report.outcomes[0].findings = {
      {.check = "applies", .message = "long", .location = SourceLocation{"a.sql", 1, 1}, .excerpt = sql}};
  const std::string text = render("terminal", report, {});
  EXPECT_THAT(text, HasSubstr("29 lines left out"));
  EXPECT_THAT(text, HasSubstr("  8 | line 8\n"));
  EXPECT_THAT(text, HasSubstr(" 40 | line 40\n"));
  EXPECT_THAT(text, Not(HasSubstr("line 20\n")));
}

TEST(TerminalReporter, SaysWhereLimitsComeFromWhenItIsNotTheDefault) {
  Report report = test::passing_report();
  EXPECT_THAT(render("terminal", report, {}), Not(HasSubstr(" statement   ")));
  report.budgets.preset = "gocardless";
  report.budgets.stated = {"duration"};
  report.budgets.statement = Millis{1'500};
  report.budgets.down.reads_blocked = Millis{5'000};
  report.budgets.tables = {{.match = "audit", .reads_blocked = Millis{1}}};
  const std::string text = render("terminal", report, {});
  EXPECT_THAT(text, HasSubstr(" ✓ statement        ≤ 1.5 s          worst 10 ms (line 3, up of 0042)\n"));
  EXPECT_THAT(
      text,
      HasSubstr("   (preset gocardless, except for duration; down: reads blocked ≤ 5.0 s; some tables have "
                "limits of\n   their own)\n"));
}

TEST(JsonReporter, WritesRunJson) {
  test::expect_golden("report/passing.json", render("json", test::passing_report(), {}));
  test::expect_golden("report/failing.json", render("json", test::failing_report(), {}));
}

}  // namespace
}  // namespace rehearse::report
