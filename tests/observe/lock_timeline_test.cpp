#include "observe/lock_timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "observe/step_on_paper.h"

namespace rehearse::observe {
namespace {

using namespace test;

TEST(LockTimeline, SnapsBothEdgesToTheStatementThatFallsIntoTheGap) {
  const auto locks = Step()
                         .statement("ALTER TABLE orders ADD x int", 10.5, 19.5)
                         .sample(10)
                         .samples(12, 18, {{kOrders}})
                         .sample(20)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].relation, "public.orders");
  EXPECT_EQ(locks[0].kind, "table");
  EXPECT_EQ(locks[0].statement, 0U);
  EXPECT_EQ(locks[0].acquired, Instant{10.5});
  EXPECT_EQ(locks[0].held, Millis{9});
  EXPECT_EQ(locks[0].waited, Millis{0});
  EXPECT_EQ(locks[0].uncertainty, Millis{0.75 + 0.75});
  EXPECT_EQ(locks[0].evidence, Evidence::sampled);
}

TEST(LockTimeline, PutsOtherEdgesIntoTheMiddleOfTheirGap) {
  const auto locks = Step()
                         .statement("DO $$ sleep, lock, unlock, sleep $$", 1, 99)
                         .sample(10)
                         .samples(14, 20, {{kOrders}})
                         .sample(22)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].acquired, Instant{12});
  EXPECT_EQ(locks[0].held, Millis{21 - 12});
  EXPECT_EQ(locks[0].uncertainty, Millis{2 + 1});
}

TEST(LockTimeline, ALockOfAWrappedTransactionLastsToTheEndOfItsCommit) {
  const auto locks = Step()
                         .transaction(0, 21, 23)
                         .statement("ALTER TABLE orders ADD x int", 1, 5)
                         .statement("UPDATE users SET y = 1", 5, 21)
                         .samples(2, 22, {{kOrders}})
                         .sample(24)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].acquired, Instant{1});
  EXPECT_EQ(locks[0].held, Millis{22});
}

TEST(LockTimeline, AReleaseLongBeforeTheAnswerIsNotTheEndOfTheStatement) {
  // The server removes old files after it released the locks.
  const auto locks = Step()
                         .statement("ALTER TABLE orders ALTER x TYPE bigint", 1, 300)
                         .samples(2, 100, {{kOrders}})
                         .sample(102)
                         .sample(200)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].acquired + locks[0].held, Instant{101});
}

TEST(LockTimeline, DoesNotCountTheTimeInWhichRehearseTakesItsSnapshot) {
  const auto locks = Step()
                         .transaction(0, 15, 16)
                         .statement("ALTER TABLE orders ADD x int", 1, 10)
                         .samples(2, 14, {{kOrders}})
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].held, Millis{9 + 1});
}

TEST(LockTimeline, SeparatesWaitingFromHolding) {
  const auto locks = Step()
                         .statement("ALTER TABLE orders ADD x int", 1, 105)
                         .samples(2, 100, {waiting(kOrders)})
                         .sample(102, {{kOrders}})
                         .sample(106)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].acquired, Instant{101});
  EXPECT_EQ(locks[0].waited, Millis{100});
  EXPECT_EQ(locks[0].held, Millis{4});
  EXPECT_EQ(locks[0].blocked(), Millis{104});
}

TEST(LockTimeline, AWaitEndsWithinItsStatement) {
  const auto locks = Step()
                         .transaction(0, 110, 112)
                         .statement("ALTER TABLE orders ADD x int", 1, 101)
                         .statement("SELECT 1", 101, 110)
                         .samples(2, 100, {waiting(kOrders)})
                         .sample(104, {{kOrders}})
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].waited, Millis{99.5});
  EXPECT_EQ(locks[0].held, Millis{11.5});
}

TEST(LockTimeline, AWaitThatEndsBetweenTwoSamplesStillBlockedOthers) {
  const auto locks = Step()
                         .statement("ALTER TABLE orders ADD x int", 1, 101)
                         .samples(2, 100, {waiting(kOrders)})
                         .sample(102)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].blocked(), Millis{100});
  EXPECT_EQ(locks[0].held, Millis{0.5});
  EXPECT_GE(locks[0].uncertainty, Millis{0.5});
}

TEST(LockTimeline, ALockThatOnlyTheSnapshotSawIsBoundedConservatively) {
  const auto locks = Step()
                         .transaction(0, 1.8, 2.1)
                         .statement("ALTER TABLE orders ADD x int", 0.3, 1.2)
                         .sample(1.5, {{kOrders}})
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].evidence, Evidence::snapshot);
  EXPECT_EQ(locks[0].acquired, Instant{0.3});
  EXPECT_DOUBLE_EQ(locks[0].held.count(), 0.9 + 0.3);
}

TEST(LockTimeline, TheSnapshotsBoundIsTheLastSampleWithoutTheLock) {
  const auto locks = Step()
                         .transaction(0, 9, 10)
                         .statement("DO $$ lock late $$", 1, 8)
                         .sample(6)
                         .sample(8.5, {{kOrders}})
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].evidence, Evidence::snapshot);
  EXPECT_EQ(locks[0].acquired, Instant{6});
}

TEST(LockTimeline, OfSeveralStatementsInAGapTheOneThatNamesTheRelationTookIt) {
  const auto locks = Step()
                         .transaction(0, 2, 3)
                         .statement("ALTER TABLE users ADD x int", 0.2, 0.4)
                         .statement("ALTER TABLE orders ADD x int", 0.5, 0.9)
                         .sample(1.5, {{kOrders}, {kUsers}, {kOrdersIndex}})
                         .locks();
  ASSERT_EQ(locks.size(), 3U);
  EXPECT_EQ(locks[0].relation, "public.users");
  EXPECT_EQ(locks[0].statement, 0U);
  EXPECT_EQ(locks[1].statement, 1U);
  EXPECT_EQ(locks[1].acquired, Instant{0.5});
  EXPECT_EQ(locks[2].statement, 1U);
}

TEST(LockTimeline, AStatementWhoseLocksAreGoneCannotHaveTakenIt) {
  const auto locks = Step()
                         .statement("ALTER TABLE orders ADD x int", 1, 2)
                         .statement("DO $$ something with it $$", 2.5, 9)
                         .sample(0.5)
                         .sample(4, {{kOrders}})
                         .sample(10)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].statement, 1U);
  EXPECT_EQ(locks[0].acquired, Instant{2.5});
}

TEST(LockTimeline, ADoBlockThatCommitsGivesOneWindowPerTransaction) {
  Step step;
  step.statement("DO $$ BEGIN FOR i IN 1..2 LOOP LOCK TABLE orders; COMMIT; END LOOP; END $$", 1, 41)
      .samples(2, 20, {{kOrders, kExclusive, "3/1"}})
      .samples(22, 40, {{kOrders, kExclusive, "3/2"}})
      .sample(42);
  const auto locks = step.locks();
  ASSERT_EQ(locks.size(), 2U);
  EXPECT_EQ(locks[0].held, Millis{20});
  EXPECT_EQ(locks[1].acquired, Instant{21});
  EXPECT_EQ(locks[1].held, Millis{20});
}

TEST(LockTimeline, TheTransactionsOfADoBlockAreSeparateStretchesOfItsTable) {
  const auto tables = Step()
                          .statement("DO $$ lock, commit, lock $$", 1, 41)
                          .samples(2, 10, {{kOrders, kExclusive, "3/1"}})
                          .samples(12, 40, {{kOrders, kExclusive, "3/2"}})
                          .sample(42)
                          .tables();
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].exclusive.longest, Millis{30});
}

TEST(LockTimeline, ConcurrentlyHoldsOneLockOverItsTransactions) {
  const Lock first{kOrders, LockMode::share_update_exclusive, "3/1"};
  const Lock second{kOrders, LockMode::share_update_exclusive, "3/2"};
  const Lock third{kOrders, LockMode::share_update_exclusive, "3/3"};
  const auto locks = Step()
                         .statement("CREATE INDEX CONCURRENTLY i ON orders (day)", 1, 61)
                         .samples(2, 20, {first})
                         .samples(22, 40, {second})
                         .samples(42, 60, {third})
                         .sample(62)
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].held, Millis{60});
}

// The log is off by as much as the sample is late: each statement seems to run through the change, but the
// lock of one was seen long before the other began.
TEST(LockTimeline, ConcurrentlyTwiceInARowByAnotherProgramIsTwoWindows) {
  constexpr auto kShareUpdate = LockMode::share_update_exclusive;
  for (const double boundary : {20.2, 21.8}) {
    const auto locks = Step()
                           .of_another_program()
                           .statement("CREATE INDEX CONCURRENTLY i ON orders (day)", 1, boundary)
                           .statement("CREATE INDEX CONCURRENTLY j ON orders (at)", boundary, 61)
                           .samples(2, 10, {{kOrders, kShareUpdate, "3/1"}})
                           .samples(12, 20, {{kOrders, kShareUpdate, "3/2"}})
                           .samples(22, 40, {{kOrders, kShareUpdate, "3/5"}})
                           .samples(42, 60, {{kOrders, kShareUpdate, "3/6"}})
                           .sample(62)
                           .locks();
    ASSERT_EQ(locks.size(), 2U) << boundary;
    EXPECT_EQ(locks[0].held, Millis{boundary - 1});
    EXPECT_EQ(locks[1].held, Millis{61 - boundary});
  }
}

TEST(LockTimeline, TwoStatementsThatCommitByThemselvesAreTwoWindows) {
  const auto locks = Step()
                         .statement("ALTER TABLE orders ADD x int", 1, 10.5)
                         .statement("ALTER TABLE orders ADD y int", 11, 21)
                         .samples(2, 10, {{kOrders, kExclusive, "3/1"}})
                         .samples(12, 20, {{kOrders, kExclusive, "3/2"}})
                         .sample(22)
                         .locks();
  ASSERT_EQ(locks.size(), 2U);
  EXPECT_EQ(locks[0].held, Millis{9.5});
  EXPECT_EQ(locks[1].statement, 1U);
  EXPECT_EQ(locks[1].held, Millis{10});
}

TEST(LockTimeline, ALockSeenJustAfterItsRollbackByTheLogIsOne) {
  const auto locks = Step()
                         .of_another_program()
                         .transaction(0, 60, 61)
                         .statement("SAVEPOINT s", 1, 2)
                         .statement("LOCK orders", 3, 4)
                         .statement("ROLLBACK TO s", 30, 30.1)
                         .statement("SELECT pg_sleep(0.02)", 31, 51)
                         .samples(4, 28, {{kOrders}})
                         .sample(30.5, {{kOrders}})
                         .samples(32.5, 50.5, {})
                         .locks();
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_NEAR(locks[0].held.count(), 27.5, 1.5);
}

TEST(LockTimeline, ALockGivenBackToASavepointAndTakenAgainIsTwo) {
  const auto locks = Step()
                         .transaction(0, 60, 61)
                         .statement("SAVEPOINT s", 1, 2)
                         .statement("LOCK orders", 3, 4)
                         .statement("ROLLBACK TO s", 30, 31)
                         .statement("LOCK orders", 31.5, 32)
                         .samples(4, 58, {{kOrders}})
                         .locks();
  ASSERT_EQ(locks.size(), 2U);
  EXPECT_EQ(locks[0].acquired, Instant{3});
  EXPECT_DOUBLE_EQ(locks[0].held.count(), 1 + 1);  // nothing ran between the statements
  EXPECT_NEAR(locks[1].acquired.count(), 31.5, 0.6);
}

TEST(LockTimeline, ALockTakenBeforeTheSavepointStays) {
  const auto locks = Step()
                         .transaction(0, 60, 61)
                         .statement("LOCK orders", 1, 2)
                         .statement("SAVEPOINT s", 3, 4)
                         .statement("ROLLBACK TO s", 30, 31)
                         .samples(2, 58, {{kOrders}})
                         .locks();
  EXPECT_EQ(locks.size(), 1U);
}

TEST(LockTimeline, AVacuumThatAnalyzesLetsItsTableGoInBetween) {
  const Lock vacuuming{kOrders, LockMode::share_update_exclusive, "3/1"};
  const Lock toast{kOrders, LockMode::share_update_exclusive, "3/2"};
  const Lock analyzing{kOrders, LockMode::share_update_exclusive, "3/3"};
  const auto step = [&](const char* sql) {
    return Step()
        .statement(sql, 0, 60)
        .samples(2, 18, {vacuuming})
        .samples(20, 30, {toast})
        .samples(32, 56, {analyzing})
        .locks();
  };
  EXPECT_EQ(step("VACUUM ANALYZE orders").size(), 2U);
  EXPECT_EQ(step("VACUUM orders").size(), 1U);
}

TEST(LockTimeline, TheIndexesOfATableAreOneLine) {
  const Oid other{20'009};
  LockSightings sightings;
  sightings.add({Instant{2}, Instant{2}, {{kOrdersIndex, kExclusive, true, "3/1"}}});
  sightings.add(
      {Instant{4}, Instant{4}, {{kOrdersIndex, kExclusive, true, "3/1"}, {other, kExclusive, true, "3/1"}}});
  RelationNames names;
  names.put({kOrders, "public", "orders"});
  names.put({kOrdersIndex, "public", "a", 'i', false, kOrders});
  names.put({other, "public", "b", 'i', false, kOrders});
  const Trace trace;
  const Timetable timetable(trace);
  const auto locks = locks_held(lock_windows(sightings.finish(Instant{6}), names, timetable), timetable);
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].kind, "index");
  EXPECT_EQ(locks[0].held, Millis{5 - 1});
}

TEST(LockTimeline, LeavesOutRelationsThatTheStepCreated) {
  EXPECT_TRUE(
      Step().statement("CREATE TABLE t (a int)", 1, 9).samples(2, 8, {{kCreatedByTheStep}}).locks().empty());
}

TEST(LockTimeline, SortsByAcquisitionThenByRelation) {
  const auto locks = Step()
                         .transaction(0, 9, 9)
                         .statement("ALTER TABLE users, orders", 1, 5)
                         .statement("LOCK orders_id_seq", 5, 9)
                         .sample(2, {{kUsers}, {kOrders}})
                         .sample(4, {{kUsers}, {kOrders}})
                         .sample(6, {{kUsers}, {kOrders}, {kSequence}})
                         .locks();
  std::vector<std::string> order;
  for (const auto& lock : locks) order.push_back(lock.relation);
  EXPECT_THAT(order, testing::ElementsAre("public.orders", "public.users", "public.orders_id_seq"));
}

}  // namespace
}  // namespace rehearse::observe
