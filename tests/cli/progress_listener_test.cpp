#include "cli/progress_listener.h"

#include <gtest/gtest.h>

#include "cli/progress_lines.h"

namespace rehearse::cli {
namespace {

constexpr std::string_view kErase = "\r\x1b[K";

// A listener whose output is a string and whose clock stands still until it is moved.
class Progress : public testing::Test {
 protected:
  ProgressListener make(bool interactive, Verbosity verbosity = Verbosity::normal) {
    return ProgressListener(
        {Terminal{interactive, false, 80}, verbosity}, [this](std::string_view text) { output_ += text; },
        [this] { return now_; });
  }

  std::string taken() { return std::exchange(output_, {}); }

  static Migration migration() {
    Migration result;
    result.id = "0042";
    result.up.statements.resize(2);
    result.up.statements[1].location = {"0042.sql", 3, 1};
    return result;
  }

  std::string output_;
  Millis now_{};
};

TEST_F(Progress, WithoutATerminalEveryFinishedThingIsOnePlainLine) {
  auto progress = make(false);
  progress.stage_started("provision");
  progress.tick();
  EXPECT_EQ(taken(), "");
  progress.stage_finished("provision", "started", Millis(5));
  EXPECT_EQ(taken(), stage_line("provision", "started", Millis(5)) + "\n");
  progress.migration_started(migration());
  progress.step_started(migration(), Phase::up);
  progress.statement_started(migration().up, 0);
  EXPECT_EQ(taken(), "");
  progress.judged(Outcome{migration()});
  EXPECT_EQ(taken(), judged_line(Outcome{migration()}, false) + "\n");
}

TEST_F(Progress, WithoutATerminalSeedingIsToldEveryTenSeconds) {
  auto progress = make(false);
  const SeedProgress seed{Rows{1}, Rows{2}, Millis(1), "loading a"};
  for (const double at : {0.0, 9'000.0, 10'000.0, 12'000.0}) {
    now_ = Millis(at);
    progress.seed_progress(seed);
  }
  EXPECT_EQ(taken(), seed_line(seed) + "\n" + seed_line(seed) + "\n");
}

TEST_F(Progress, DetailsAreForWhoAskedForThem) {
  auto progress = make(false);
  progress.detail("why");
  EXPECT_EQ(taken(), "");
  make(false, Verbosity::verbose).detail("why");
  EXPECT_EQ(taken(), note_line("why") + "\n");
}

TEST_F(Progress, OnATerminalTheLiveLineIsRedrawnWithItsTime) {
  auto progress = make(true);
  progress.step_started(migration(), Phase::up);
  progress.statement_started(migration().up, 1);
  taken();
  now_ += Millis(2'500);
  progress.tick();
  EXPECT_EQ(taken(), std::string(kErase) + running_line({"0042", Phase::up, 2, 2}, Millis(2'500)));
  progress.judged(Outcome{migration()});
  EXPECT_EQ(taken(), std::string(kErase) + judged_line(Outcome{migration()}, false) + "\n");
  progress.tick();
  EXPECT_EQ(taken(), "") << "nothing runs any more";
}

TEST_F(Progress, TheLiveLineNeverWrapsAndIsErasedAtTheEnd) {
  {
    auto progress = make(true);
    progress.stage_started(std::string(200, 'x'));
    EXPECT_EQ(taken().size(), kErase.size() + 79);
  }
  EXPECT_EQ(taken(), kErase);
}

TEST_F(Progress, VerboseNamesEveryStatement) {
  auto progress = make(false, Verbosity::verbose);
  progress.step_started(migration(), Phase::up);
  progress.statement_started(migration().up, 1);
  EXPECT_EQ(taken(), "   statement  0042.sql:3:1\n");
}

TEST_F(Progress, QuietSaysNothing) {
  auto progress = make(true, Verbosity::quiet);
  progress.stage_started("provision");
  progress.seed_progress({});
  progress.stage_finished("provision", "", Millis(1));
  progress.step_started(migration(), Phase::up);
  progress.note("note");
  progress.judged(Outcome{migration()});
  progress.tick();
  EXPECT_EQ(taken(), "");
}

TEST_F(Progress, WhatTheServerSaysOfAStatementIsForgottenWithTheNext) {
  auto progress = make(true);
  progress.statement_progress({"building index on a", 0.5});
  EXPECT_EQ(taken(), "") << "nothing runs yet";
  progress.migration_started(migration());
  progress.statement_started(migration().up, 0);
  taken();
  progress.statement_progress({"building index on a", 0.5});
  EXPECT_NE(taken().find("building index on a: 50 %"), std::string::npos);
  progress.tick();
  EXPECT_NE(taken().find("building index on a: 50 %"), std::string::npos);
  progress.statement_started(migration().up, 1);
  EXPECT_EQ(taken().find("building"), std::string::npos);
}

}  // namespace
}  // namespace rehearse::cli
