#include "cli/progress_lines.h"

#include <gtest/gtest.h>

namespace rehearse::cli {
namespace {

Outcome failed_outcome() {
  Outcome outcome;
  outcome.migration.id = "0043";
  outcome.migration.name = "not_null";
  outcome.verdict = Verdict::fail;
  outcome.steps = {StepResult{Phase::up, Millis(8'421)}, StepResult{Phase::down, Millis(7)},
                   StepResult{Phase::reapply, Millis(8'390)}};
  outcome.findings = {Finding{"reads_blocked"}, Finding{"table_rewrite", Severity::accepted},
                      Finding{"reads_blocked"}};
  return outcome;
}

TEST(ProgressLines, AStageHasItsDetailAndTime) {
  EXPECT_EQ(stage_line("provision", "initdb, start", Millis(1'800)),
            "   provision  initdb, start                                             1.8 s");
}

TEST(ProgressLines, SeedingTellsSpeedAndTimeLeft) {
  EXPECT_EQ(seed_line({Rows{1'000'000}, Rows{3'000'000}, Millis(2'000), "loading public.orders"}),
            "        seed  1,000,000 of 3,000,000 rows, 500,000 rows/s, 4.0 s left, loading public.orders");
}

TEST(ProgressLines, SeedingWithoutRowsYetClaimsNoSpeed) {
  EXPECT_EQ(seed_line({Rows{0}, Rows{3'000}, Millis(0), ""}), "        seed  0 of 3,000 rows");
  EXPECT_EQ(seed_line({Rows{3'000}, Rows{3'000}, Millis(1'000), "indexing public.a"}),
            "        seed  3,000 of 3,000 rows, 3,000 rows/s, indexing public.a");
}

TEST(ProgressLines, SeedingTellsOfIndexesHowManyAreBuiltAndWhatIsLeftOfThat) {
  SeedProgress progress{Rows{3'000}, Rows{3'000}, Millis(1'000), "indexing public.a", 6, 2, Millis(4'000)};
  EXPECT_EQ(seed_line(progress), "        seed  3,000 of 3,000 rows, indexing public.a, 2 of 6, 8.0 s left");
  progress.parts_done = 0;
  EXPECT_EQ(seed_line(progress), "        seed  3,000 of 3,000 rows, indexing public.a, 0 of 6");
  progress.parts = 1;
  EXPECT_EQ(seed_line(progress), "        seed  3,000 of 3,000 rows, indexing public.a");
}

TEST(ProgressLines, TheRunningStatementSaysHowFarItIs) {
  Running running{"0044", Phase::up, 1, 1, {}, {"building index on public.orders", 0.618}};
  EXPECT_EQ(
      running_line(running, Millis(3'000)),
      "     running  0044  up, statement 1 of 1, 3.0 s, building index on public.orders: 62 %, waiting for "
      "nothing");
  running.progress = {.waiting_for = "pid 123 (idle in transaction)"};
  EXPECT_EQ(running_line(running, Millis(3'000)),
            "     running  0044  up, statement 1 of 1, 3.0 s, waiting for pid 123 (idle in transaction)");
}

TEST(ProgressLines, TheRunningStatementHasItsTime) {
  EXPECT_EQ(running_line({"0045_drop_total", Phase::down, 1, 2}, Millis(3'000)),
            "     running  0045_drop_total  down, statement 1 of 2, 3.0 s");
  EXPECT_EQ(running_line({"0045", Phase::reapply, 0, 2}, Millis(3)), "     running  0045  up again, 3.0 ms");
  EXPECT_EQ(running_line({"0045", Phase::up, 0, 2, ", run 2 of 5"}, Millis(3)),
            "     running  0045  up, run 2 of 5, 3.0 ms");
}

TEST(ProgressLines, AJudgedMigrationNamesEachComplaintOnce) {
  EXPECT_EQ(judged_line(failed_outcome(), false),
            "        FAIL  0043_not_null                          up       8.4 s   down      7.0 ms   up     "
            "  8.4 s   "
            "reads_blocked");
}

TEST(ProgressLines, ColourOnlyDressesTheWord) {
  const std::string plain = judged_line(failed_outcome(), false);
  std::string colored = judged_line(failed_outcome(), true);
  EXPECT_EQ(colored.find("\x1b[1;31m        FAIL\x1b[0m"), 0U);
  colored.erase(0, 7);
  colored.erase(12, 4);
  EXPECT_EQ(colored, plain);
}

TEST(ProgressLines, ASkippedMigrationGivesItsReason) {
  Outcome outcome;
  outcome.migration.id = "0044";
  outcome.reason = "an earlier one\nfailed";
  EXPECT_EQ(judged_line(outcome, false),
            "        SKIP  0044                                   an earlier one?failed");
}

TEST(ProgressLines, NamesCannotMoveTheCursor) {
  EXPECT_EQ(running_line({"\x1b[2J", Phase::up, 0, 0}, Millis(1)).find('\x1b'), std::string::npos);
  EXPECT_EQ(stage_line("seed", "\r", Millis(1)).find('\r'), std::string::npos);
  EXPECT_EQ(note_line("a\tb"), "        note  a?b");
}

}  // namespace
}  // namespace rehearse::cli
