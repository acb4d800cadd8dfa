// The probe `locks`: a second session provokes what it must see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "observe/observed_step.h"

namespace rehearse::observe {
namespace {

using LocksTest = test::ObservedStep;

TEST_F(LocksTest, MeasuresALockFromItsStatementToTheCommit) {
  wrapped_step({"ALTER TABLE orders ADD x int", "SELECT pg_sleep(0.2)"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  const auto& commit = trace_.transactions[0];
  const Millis truth =
      trace_.statements[0].duration + trace_.statements[1].duration + (commit.end - commit.commit_started);
  expect_near(found[0].held, truth);
  EXPECT_EQ(found[0].statement, 0U);
  EXPECT_EQ(found[0].evidence, Evidence::sampled);
  EXPECT_EQ(found[0].waited, Millis{0});
  ASSERT_EQ(trace_.tables.size(), 1U);
  EXPECT_EQ(trace_.tables[0].table, "public.orders");
  expect_near(trace_.tables[0].exclusive.longest, truth);
}

TEST_F(LocksTest, MeasuresALockThatIsTakenLateInAStatement) {
  step(
      {"DO $$ BEGIN PERFORM pg_sleep(0.1); LOCK TABLE orders; RAISE NOTICE 'locked'; PERFORM pg_sleep(0.1); "
       "RAISE NOTICE 'done'; END $$"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  expect_near(found[0].acquired, notices_.at(0));
  expect_near(found[0].held, notices_.at(1) - notices_.at(0));
  EXPECT_LE(found[0].uncertainty, trace_.sampling.longest_gap);
}

TEST_F(LocksTest, SeparatesWaitingBehindAReaderFromHolding) {
  other_.execute("BEGIN");
  other_.execute("SELECT count(*) FROM orders");
  begin();
  std::jthread migration([&] { run_wrapped({"ALTER TABLE orders ADD x int", "SELECT pg_sleep(0.05)"}); });
  await_waiting();
  other_.execute("COMMIT");
  migration.join();
  finish();
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GE(found[0].waited, Millis{49});
  EXPECT_LE(found[0].waited, trace_.statements[0].duration);
  EXPECT_GE(found[0].held, Millis{49});
  expect_near(trace_.tables.at(0).exclusive.longest, found[0].blocked());
}

TEST_F(LocksTest, ARequestThatIsNeverGrantedIsReported) {
  other_.execute("BEGIN");
  other_.execute("SELECT count(*) FROM orders");
  session_.execute("SET lock_timeout = '60ms'");
  begin();
  const Instant started = clock_.now();
  EXPECT_TRUE(session_.execute("ALTER TABLE orders ADD x int").error);
  trace_.statements.push_back(
      {0, {}, "ALTER TABLE orders ADD x int", started, clock_.now() - started, {}, {}, {}});
  finish();
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  expect_near(found[0].blocked(), trace_.statements[0].duration);
  EXPECT_LE(found[0].held, trace_.sampling.longest_gap);
}

TEST_F(LocksTest, AnUpgradeIsTwoLocksAndOneWindow) {
  wrapped_step({"CREATE INDEX orders_note ON orders (note)", "SELECT pg_sleep(0.05)",
                "ALTER TABLE orders ADD x int", "SELECT pg_sleep(0.05)"});
  const auto share = locks("public.orders", LockMode::share);
  const auto exclusive = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(share.size(), 1U);
  ASSERT_EQ(exclusive.size(), 1U);
  EXPECT_EQ(share[0].statement, 0U);
  EXPECT_EQ(exclusive[0].statement, 2U);
  EXPECT_GE(share[0].held, exclusive[0].held + Millis{49});
  ASSERT_EQ(trace_.tables.size(), 1U);
  EXPECT_GE(trace_.tables[0].write_block.longest, Millis{99});
  EXPECT_LT(trace_.tables[0].exclusive.longest, trace_.tables[0].write_block.longest);
  EXPECT_EQ(trace_.tables[0].statement(), 2U);
}

TEST_F(LocksTest, CallsIndexesToastAndSequencesByWhatPeopleKnow) {
  wrapped_step({"DROP TABLE orders"});
  std::set<std::pair<std::string, std::string>> seen;
  for (const LockHeld& lock : trace_.locks) seen.emplace(lock.kind, lock.relation);
  EXPECT_THAT(seen, testing::IsSupersetOf(
                        std::set<std::pair<std::string, std::string>>{{"table", "public.orders"},
                                                                      {"index", "public.orders"},
                                                                      {"toast", "public.orders"},
                                                                      {"sequence", "public.orders_id_seq"}}));
  ASSERT_EQ(trace_.tables.size(), 1U);
  EXPECT_EQ(trace_.tables[0].table, "public.orders");
}

TEST_F(LocksTest, TheSnapshotCatchesWhatIsTooShortForTheSampler) {
  for (int attempt = 0; attempt < 50; ++attempt) {
    wrapped_step({"LOCK TABLE orders IN SHARE MODE"});
    ASSERT_EQ(locks("public.orders", LockMode::share).size(), 1U);
    EXPECT_TRUE(trace_.sampling.not_observed.empty());
    if (trace_.sampling.samples > 1) continue;
    const LockHeld lock = locks("public.orders", LockMode::share).front();
    EXPECT_EQ(lock.evidence, Evidence::snapshot);
    EXPECT_EQ(lock.acquired, trace_.statements[0].started);
    return;
  }
  FAIL() << "the sampler came first 50 times";
}

TEST_F(LocksTest, ADoBlockThatCommitsTwiceHasTwoWindows) {
  step(
      {"DO $$ BEGIN FOR i IN 1..2 LOOP LOCK TABLE orders; RAISE NOTICE 'locked'; PERFORM pg_sleep(0.15); "
       "RAISE NOTICE 'done'; COMMIT; END LOOP; END $$"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 2U);
  expect_near(found[0].held, notices_.at(1) - notices_.at(0));
  expect_near(found[1].held, notices_.at(3) - notices_.at(2));
  expect_near(trace_.tables.at(0).exclusive.longest, std::max(found[0].held, found[1].held));
}

TEST_F(LocksTest, AReleaseInsideAStatementIsSeen) {
  step(
      {"DO $$ BEGIN BEGIN LOCK TABLE orders; RAISE NOTICE 'locked'; PERFORM pg_sleep(0.05); RAISE 'undo'; "
       "EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'undone'; PERFORM pg_sleep(0.1); END; END $$"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  expect_near(found[0].held, notices_.at(1) - notices_.at(0));
}

TEST_F(LocksTest, LeavesOutWhatTheStepCreatedAndSystemCatalogs) {
  step({"CREATE TABLE fresh (id serial PRIMARY KEY, note text)", "CREATE TEMP TABLE scratch (a int)",
        "DO $$ BEGIN LOCK TABLE fresh, scratch, pg_temp.scratch; PERFORM pg_sleep(0.03); END $$"});
  EXPECT_THAT(trace_.locks, testing::IsEmpty());
  EXPECT_THAT(trace_.tables, testing::IsEmpty());
}

TEST_F(LocksTest, KnowsInTheNextStepWhatTheLastOneCreatedOrRenamed) {
  wrapped_step({"CREATE TABLE fresh (a int)", "ALTER TABLE orders RENAME TO purchases", "CREATE SCHEMA app"});
  EXPECT_EQ(locks("public.orders", LockMode::access_exclusive).size(), 1U);
  wrapped_step({"LOCK TABLE fresh", "LOCK TABLE purchases", "ALTER TABLE purchases SET SCHEMA app"});
  EXPECT_EQ(locks("public.fresh", LockMode::access_exclusive).size(), 1U);
  EXPECT_EQ(locks("public.purchases", LockMode::access_exclusive).size(), 1U);
  wrapped_step({"ALTER SCHEMA app RENAME TO sales"});
  wrapped_step({"LOCK TABLE sales.purchases"});
  EXPECT_EQ(locks("sales.purchases", LockMode::access_exclusive).size(), 1U);
}

TEST_F(LocksTest, ConcurrentlyHoldsItsTableOnce) {
  other_.execute("BEGIN");
  other_.execute("INSERT INTO orders (note) VALUES ('open')");
  begin();
  std::jthread migration([&] { run("CREATE INDEX CONCURRENTLY orders_note ON orders (note)"); });
  await_waiting();
  other_.execute("COMMIT");
  migration.join();
  finish();
  const auto found = locks("public.orders", LockMode::share_update_exclusive);
  ASSERT_EQ(found.size(), 1U);
  expect_near(found[0].held, trace_.statements[0].duration);
  EXPECT_TRUE(trace_.tables.empty());
}

}  // namespace
}  // namespace rehearse::observe
