#include "run/repeats.h"

#include <gmock/gmock.h>

#include "support/report_fixture.h"

namespace rehearse::run {
namespace {

using ::testing::ElementsAre;

Outcome run(Verdict verdict, double blocked_ms, double up_ms = 10) {
  Outcome outcome = test::good_outcome();
  outcome.verdict = verdict;
  outcome.steps[0].duration = Millis{up_ms};
  outcome.steps[0].trace.tables = {test::window("public.orders", blocked_ms, blocked_ms)};
  return outcome;
}

TEST(Repeats, AreToldByTheRunInTheMiddle) {
  const std::vector<Outcome> runs{run(Verdict::pass, 90), run(Verdict::pass, 300), run(Verdict::pass, 100)};
  EXPECT_EQ(representative(runs, RepeatJudge::median), 2U);
  EXPECT_EQ(representative(runs, RepeatJudge::worst), 1U);
}

TEST(Repeats, FailWhenAtLeastHalfOfTheRunsDo) {
  const Outcome pass = run(Verdict::pass, 400);
  const Outcome fail = run(Verdict::fail, 600);
  const auto verdict = [](const std::vector<Outcome>& runs) {
    return runs[representative(runs, RepeatJudge::median)].verdict;
  };
  EXPECT_EQ(verdict({fail, pass, pass}), Verdict::pass);
  EXPECT_EQ(verdict({fail, pass, fail}), Verdict::fail);
  EXPECT_EQ(verdict({fail, pass, pass, fail}), Verdict::fail);
  EXPECT_EQ(verdict({pass, run(Verdict::error, 0), pass}), Verdict::pass);
}

TEST(Repeats, OfTheSameVerdictTheTimeDecidesAsWell) {
  const std::vector<Outcome> runs{run(Verdict::pass, 5, 30), run(Verdict::pass, 5, 10),
                                  run(Verdict::pass, 5, 20)};
  EXPECT_EQ(representative(runs, RepeatJudge::median), 2U);
}

TEST(Repeats, KeepWhatEveryRunMeasured) {
  const Outcome told =
      summarised({run(Verdict::pass, 90, 100), run(Verdict::pass, 300, 250), run(Verdict::pass, 100, 105)},
                 RepeatJudge::median);
  const Repeats& up = *told.steps[0].repeats;
  EXPECT_EQ(up.runs, 3U);
  EXPECT_EQ(up.shown, 3U);
  EXPECT_EQ(told.steps[0].duration, Millis{105});
  EXPECT_EQ(up.each.size(), 3U);
  EXPECT_EQ(up.duration.median, Millis{105});
  EXPECT_EQ(up.duration.outliers.at(0).run, 2U);
  ASSERT_EQ(up.windows.size(), 1U);
  EXPECT_EQ(up.windows[0].exclusive.median, Millis{100});
  EXPECT_EQ(up.windows[0].exclusive.highest, Millis{300});
}

TEST(Repeats, CompareOnlyRunsInWhichTheStepWorked) {
  Outcome failed = run(Verdict::fail, 0, 1);
  failed.steps.resize(1);
  failed.steps[0].error = SqlError{.sqlstate = "22003", .message = "out of range"};
  const Outcome told =
      summarised({run(Verdict::pass, 9, 100), failed, run(Verdict::pass, 9, 102)}, RepeatJudge::median);
  const Repeats& up = *told.steps[0].repeats;
  EXPECT_EQ(up.each.size(), 3U);
  EXPECT_EQ(up.each[1].error, "out of range");
  EXPECT_EQ(up.duration.lowest, Millis{100});
  EXPECT_EQ(told.steps[1].repeats->each.size(), 2U) << "run 2 never came to down";
}

TEST(Repeats, ATableThatOneRunDidNotBlockHasZeroThere) {
  Outcome other = run(Verdict::pass, 0);
  other.steps[0].trace.tables = {test::window("public.users", 40, 40)};
  const Outcome told =
      summarised({run(Verdict::pass, 50), other, run(Verdict::pass, 52)}, RepeatJudge::median);
  const auto& windows = told.steps[0].repeats->windows;
  ASSERT_EQ(windows.size(), 2U);
  EXPECT_EQ(windows[0].exclusive.lowest, Millis{0});
  EXPECT_EQ(windows[1].exclusive.median, Millis{0});
}

TEST(Repeats, SayWhetherTheSchemaCameBackInEachRun) {
  Outcome wrong = run(Verdict::fail, 9);
  wrong.schema.down_restores = false;
  const Outcome told = summarised({run(Verdict::pass, 9), wrong, run(Verdict::pass, 9)}, RepeatJudge::median);
  std::vector<bool> matches;
  for (const RepeatedRun& each : told.steps[1].repeats->each) matches.push_back(*each.schema_matches);
  EXPECT_THAT(matches, ElementsAre(true, false, true));
}

}  // namespace
}  // namespace rehearse::run
