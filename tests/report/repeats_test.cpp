#include <gmock/gmock.h>

#include "model/json.h"
#include "report/render.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Spread spread(double median, double lowest, double highest, std::vector<Outlier> outliers = {}) {
  return {Millis{median}, Millis{lowest}, Millis{highest}, std::move(outliers)};
}

Report repeated_report() {
  Report report = test::passing_report();
  auto& steps = report.outcomes[0].steps;
  for (StepResult& step : steps) {
    Repeats repeats{.runs = 5, .shown = 3, .each = {}, .duration = spread(11, 10, 12), .windows = {}};
    for (std::size_t i = 1; i <= 5; ++i) repeats.each.push_back({i, step.duration, "", {}});
    step.repeats = repeats;
  }
  Repeats& up = *steps[0].repeats;
  up.duration = spread(8'400, 8'100, 17'640, {{3, Millis{17'640}}});
  up.windows = {{"public.orders", spread(8'300, 940, 8'900), spread(8'300, 940, 8'900)},
                {"public.users", spread(0, 0, 0), spread(210, 200, 230)},
                {"public.items", spread(3, 2, 3), spread(90, 80, 100)},
                {"public.notes", spread(1, 1, 1), spread(1, 1, 1)}};
  steps[1].repeats->each[1].error = "deadlock detected";
  return report;
}

std::string shown(const Report& report) {
  const std::string text = render("terminal", report, {.width = 80});
  return text.substr(0, text.find("\n PostgreSQL"));
}

TEST(RepeatsOnTheTerminal, HaveMedianRangeAndOutliers) {
  test::expect_golden("report/repeats_80.txt", shown(repeated_report()));
}

TEST(RepeatsOnTheTerminal, SayWhichRunWasJudged) {
  Report report = repeated_report();
  for (StepResult& step : report.outcomes[0].steps) step.repeats->judge = RepeatJudge::worst;
  EXPECT_THAT(shown(report), HasSubstr("run 3, the worst, is shown and judged"));
}

TEST(RepeatsOnTheTerminal, AreSilentForASingleRun) {
  EXPECT_THAT(shown(test::passing_report()), Not(HasSubstr("median")));
}

TEST(RepeatsOnTheTerminal, AreTheSameFromTheRecord) {
  const Report saved = report_from_json(to_json(repeated_report()), "run.json");
  EXPECT_EQ(render("terminal", saved, {}), render("terminal", repeated_report(), {}));
}

}  // namespace
}  // namespace rehearse::report
