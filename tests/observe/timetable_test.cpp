#include "observe/timetable.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rehearse::observe {
namespace {

StatementTiming statement(std::size_t index, std::string sql, double from, double to) {
  StatementTiming timing;
  timing.index = index;
  timing.sql = std::move(sql);
  timing.started = Instant{from};
  timing.duration = Millis{to - from};
  return timing;
}

// BEGIN at 1, two statements, COMMIT from 60 to 70.
Trace wrapped() {
  Trace trace;
  trace.statements = {statement(0, "ALTER TABLE a", 10, 20), statement(1, "ALTER TABLE b", 25, 50)};
  trace.transactions = {{Instant{1}, Instant{60}, Instant{70}}};
  return trace;
}

TEST(Timetable, AWrappedTransactionReleasesWithItsCommit) {
  const Trace trace = wrapped();
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.releases(trace.statements[0]), Instant{70});
  EXPECT_EQ(timetable.end(), Instant{70});
  EXPECT_EQ(timetable.committed_by_themselves(), 0U);
}

TEST(Timetable, AStatementOutsideATransactionReleasesAtItsEnd) {
  Trace trace = wrapped();
  trace.transactions.clear();
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.releases(trace.statements[0]), Instant{20});
  EXPECT_EQ(timetable.committed_by_themselves(), 2U);
}

TEST(Timetable, DoesNotCountTheTimeInWhichRehearseMeasures) {
  const Trace trace = wrapped();
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.worked(Instant{10}, Instant{70}), Millis{60 - 5 - 10});
  EXPECT_EQ(timetable.worked(Instant{22}, Instant{30}), Millis{5});
  EXPECT_EQ(timetable.worked(Instant{21}, Instant{24}), Millis{0});
  EXPECT_EQ(timetable.worked(Instant{30}, Instant{40}), Millis{10});
}

TEST(Timetable, KnowsTheMomentJustBeforeCommit) {
  const Trace trace = wrapped();
  const Timetable timetable(trace);
  EXPECT_TRUE(timetable.before_commit(Instant{55}));
  EXPECT_FALSE(timetable.before_commit(Instant{22}));
  EXPECT_FALSE(timetable.before_commit(Instant{45}));
  EXPECT_FALSE(timetable.before_commit(Instant{65}));
}

// At work from 10 to 20, looked at until 24, committed at 30.
Trace watched() {
  Trace trace;
  trace.statements = {statement(0, "ALTER TABLE a", 10, 26)};
  trace.statements[0].paused = Millis{4};
  trace.transactions = {{Instant{10}, Instant{24}, Instant{30}}};
  return trace;
}

TEST(Timetable, AStatementThatWasLookedAtBeforeItCommittedReleasesWithItsCommit) {
  const Trace trace = watched();
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.releases(trace.statements[0]), Instant{30});
  EXPECT_EQ(timetable.worked(Instant{10}, Instant{30}), Millis{16});
  EXPECT_TRUE(timetable.before_commit(Instant{22}));
  EXPECT_FALSE(timetable.before_commit(Instant{15}));
  EXPECT_FALSE(timetable.before_commit(Instant{27}));
  EXPECT_EQ(timetable.committed_by_themselves(), 0U);
}

TEST(Timetable, AChainedCommitReleasesWhatCameBeforeIt) {
  Trace trace;
  trace.statements = {statement(0, "BEGIN", 0, 1), statement(1, "LOCK a", 2, 3),
                      statement(2, "COMMIT AND CHAIN", 10, 12), statement(3, "LOCK a", 13, 14),
                      statement(4, "COMMIT WORK", 20, 21)};
  trace.transactions = {{Instant{1}, Instant{20}, Instant{21}}};
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.releases(trace.statements[1]), Instant{12});
  EXPECT_EQ(timetable.releases(trace.statements[3]), Instant{21});
}

TEST(Timetable, FindsTheStatementsOfAGap) {
  const Trace trace = wrapped();
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.running({Instant{19}, Instant{26}}).size(), 2U);
  EXPECT_EQ(timetable.running({Instant{21}, Instant{24}}).size(), 0U);
  const auto through = [&](const Gap& gap) { return timetable.running_through(gap, gap); };
  EXPECT_EQ(through({Instant{26}, Instant{28}})->index, 1U);
  EXPECT_EQ(through({Instant{19}, Instant{26}}), nullptr);
  EXPECT_EQ(timetable.running_through({Instant{26}, Instant{28}}, {Instant{19}, Instant{28}}), nullptr);
}

struct OwnTransaction {
  const char* opens;
  const char* closes;
  bool recognised;
};

class OwnTransactions : public testing::TestWithParam<OwnTransaction> {};

TEST_P(OwnTransactions, ReleaseWithTheScriptsOwnCommit) {
  Trace trace;
  trace.statements = {statement(0, GetParam().opens, 1, 2), statement(1, "ALTER TABLE a", 3, 4),
                      statement(2, GetParam().closes, 6, 7), statement(3, "SELECT 1", 8, 9)};
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.releases(trace.statements[1]) == Instant{7}, GetParam().recognised);
  EXPECT_EQ(timetable.before_commit(Instant{5}), GetParam().recognised);
}

INSTANTIATE_TEST_SUITE_P(Spellings, OwnTransactions,
                         testing::Values(OwnTransaction{"BEGIN", "COMMIT", true},
                                         OwnTransaction{"begin work", "commit", true},
                                         OwnTransaction{"START TRANSACTION", "END", true},
                                         OwnTransaction{"BEGIN", "ROLLBACK", true},
                                         OwnTransaction{"BEGIN", "ABORT", true},
                                         OwnTransaction{"BEGIN", "PREPARE TRANSACTION 'x'", true},
                                         OwnTransaction{"BEGIN", "ROLLBACK TO s", false},
                                         OwnTransaction{"BEGIN", "ROLLBACK WORK TO SAVEPOINT s", false},
                                         OwnTransaction{"BEGIN", "PREPARE q AS SELECT 1", false},
                                         OwnTransaction{"SET x = 1", "COMMIT", false}));

TEST(Timetable, ATransactionThatIsNeverClosedLastsToTheLastStatement) {
  Trace trace;
  trace.statements = {statement(0, "BEGIN", 1, 2), statement(1, "ALTER TABLE a", 3, 4),
                      statement(2, "ALTER TABLE b", 5, 9)};
  EXPECT_EQ(Timetable(trace).releases(trace.statements[1]), Instant{9});
}

TEST(Timetable, AnEmptyStepIsHarmless) {
  const Trace trace;
  const Timetable timetable(trace);
  EXPECT_EQ(timetable.end(), Instant{0});
  EXPECT_TRUE(timetable.running({Instant{0}, Instant{5}}).empty());
  EXPECT_EQ(timetable.worked(Instant{1}, Instant{3}), Millis{2});
}

}  // namespace
}  // namespace rehearse::observe
