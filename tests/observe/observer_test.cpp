#include "observe/observer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "pg/connection.h"
#include "pg/server_error.h"
#include "pg/session.h"
#include "support/server.h"

namespace rehearse::observe {
namespace {

// What the machine may add to any wall clock time while others use it.
constexpr Millis kTolerance{10};

// Runs steps as the runner does: statements with their times, a snapshot before each COMMIT.
class ObserverTest : public testing::Test {
 protected:
  void SetUp() override {
    session_.execute("CREATE TABLE orders (id serial PRIMARY KEY, note text)");
    session_.execute("INSERT INTO orders (note) SELECT 'n' FROM generate_series(1, 1000)");
    session_.on_notice([this](std::string_view) { notices_.push_back(clock_.now()); });
  }

  void begin() {
    trace_ = {};
    clock_ = {};
    notices_.clear();
    observer_.begin(session_.backend(), clock_);
  }

  void run(const std::string& sql) {
    StatementTiming timing;
    timing.index = trace_.statements.size();
    timing.sql = sql;
    timing.started = clock_.now();
    const auto execution = session_.execute(sql);
    timing.duration = clock_.now() - timing.started;
    trace_.statements.push_back(timing);
    EXPECT_FALSE(execution.error) << execution.error->message;
  }

  void run_wrapped(std::initializer_list<const char*> statements) {
    TransactionBounds bounds{clock_.now()};
    session_.execute("BEGIN");
    for (const char* sql : statements) run(sql);
    observer_.snapshot();
    bounds.commit_started = clock_.now();
    session_.execute("COMMIT");
    bounds.end = clock_.now();
    trace_.transactions.push_back(bounds);
  }

  const Trace& finish() {
    observer_.finish(trace_);
    return trace_;
  }

  const Trace& step(std::initializer_list<const char*> statements) {
    begin();
    for (const char* sql : statements) run(sql);
    return finish();
  }
  const Trace& wrapped_step(std::initializer_list<const char*> statements) {
    begin();
    run_wrapped(statements);
    return finish();
  }

  std::vector<LockHeld> locks(const std::string& relation, LockMode mode, const std::string& kind = "table") {
    std::vector<LockHeld> found;
    std::copy_if(trace_.locks.begin(), trace_.locks.end(), std::back_inserter(found),
                 [&](const LockHeld& lock) {
                   return lock.relation == relation && lock.mode == mode && lock.kind == kind;
                 });
    return found;
  }

  // Returns when the migration has been waiting for at least 50 ms, as the server's clock has it.
  void await_waiting() {
    const std::string query =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND clock_timestamp() - waitstart > '50 ms' "
        "AND pid = " +
        std::to_string(session_.backend().value);
    while (admin_.query(query).integer(0, 0) == 0) std::this_thread::yield();
  }

  provision::Database database_ = test::fresh_database();
  pg::Session session_{database_.owner()};
  pg::Session other_{database_.owner()};
  pg::Connection admin_{database_.superuser()};
  Observer observer_{database_.superuser()};
  StepClock clock_;
  Trace trace_;
  std::vector<Instant> notices_;  ///< a statement's own account of when it did what
};

void expect_near(Millis actual, Millis expected) {
  EXPECT_NEAR(actual.count(), expected.count(), kTolerance.count());
}

TEST_F(ObserverTest, MeasuresALockFromItsStatementToTheCommit) {
  wrapped_step({"ALTER TABLE orders ADD x int", "SELECT pg_sleep(0.2)"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  const auto& commit = trace_.transactions[0];
  const Millis truth =
      trace_.statements[0].duration + trace_.statements[1].duration + (commit.end - commit.commit_started);
  expect_near(found[0].held, truth);
  EXPECT_EQ(found[0].statement, 0U);
  EXPECT_EQ(found[0].evidence, Evidence::sampled);
  EXPECT_LT(found[0].waited, kTolerance);
  ASSERT_EQ(trace_.tables.size(), 1U);
  EXPECT_EQ(trace_.tables[0].table, "public.orders");
  expect_near(trace_.tables[0].exclusive_window, truth);
}

TEST_F(ObserverTest, MeasuresALockThatIsTakenLateInAStatement) {
  step(
      {"DO $$ BEGIN PERFORM pg_sleep(0.1); LOCK TABLE orders; RAISE NOTICE 'locked'; PERFORM pg_sleep(0.1); "
       "RAISE NOTICE 'done'; END $$"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GT(found[0].acquired, Instant{100});
  expect_near(found[0].held, notices_.at(1) - notices_.at(0));
  EXPECT_LE(found[0].uncertainty, trace_.sampling.longest_gap);
}

TEST_F(ObserverTest, SeparatesWaitingBehindAReaderFromHolding) {
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
  expect_near(trace_.tables.at(0).exclusive_window, found[0].blocked());
}

TEST_F(ObserverTest, ARequestThatIsNeverGrantedIsReported) {
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

TEST_F(ObserverTest, AnUpgradeIsTwoLocksAndOneWindow) {
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
  EXPECT_GE(trace_.tables[0].write_block_window, Millis{99});
  EXPECT_LT(trace_.tables[0].exclusive_window, trace_.tables[0].write_block_window);
  EXPECT_EQ(trace_.tables[0].statement, 2U);
}

TEST_F(ObserverTest, CallsIndexesToastAndSequencesByWhatPeopleKnow) {
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

TEST_F(ObserverTest, TheSnapshotCatchesWhatIsTooShortForTheSampler) {
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

TEST_F(ObserverTest, ADoBlockThatCommitsTwiceHasTwoWindows) {
  step(
      {"DO $$ BEGIN FOR i IN 1..2 LOOP LOCK TABLE orders; RAISE NOTICE 'locked'; PERFORM pg_sleep(0.06); "
       "RAISE NOTICE 'done'; COMMIT; END LOOP; END $$"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 2U);
  expect_near(found[0].held, notices_.at(1) - notices_.at(0));
  expect_near(found[1].held, notices_.at(3) - notices_.at(2));
  expect_near(trace_.tables.at(0).exclusive_window, std::max(found[0].held, found[1].held));
}

TEST_F(ObserverTest, AReleaseInsideAStatementIsSeen) {
  step(
      {"DO $$ BEGIN BEGIN LOCK TABLE orders; RAISE NOTICE 'locked'; PERFORM pg_sleep(0.05); RAISE 'undo'; "
       "EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'undone'; PERFORM pg_sleep(0.1); END; END $$"});
  const auto found = locks("public.orders", LockMode::access_exclusive);
  ASSERT_EQ(found.size(), 1U);
  expect_near(found[0].held, notices_.at(1) - notices_.at(0));
}

TEST_F(ObserverTest, LeavesOutWhatTheStepCreatedAndSystemCatalogs) {
  step({"CREATE TABLE fresh (id serial PRIMARY KEY, note text)", "CREATE TEMP TABLE scratch (a int)",
        "DO $$ BEGIN LOCK TABLE fresh, scratch, pg_temp.scratch; PERFORM pg_sleep(0.03); END $$"});
  EXPECT_THAT(trace_.locks, testing::IsEmpty());
  EXPECT_THAT(trace_.tables, testing::IsEmpty());
}

TEST_F(ObserverTest, KnowsInTheNextStepWhatTheLastOneCreatedOrRenamed) {
  wrapped_step({"CREATE TABLE fresh (a int)", "ALTER TABLE orders RENAME TO purchases", "CREATE SCHEMA app"});
  EXPECT_EQ(locks("public.orders", LockMode::access_exclusive).size(), 1U);
  wrapped_step({"LOCK TABLE fresh", "LOCK TABLE purchases", "ALTER TABLE purchases SET SCHEMA app"});
  EXPECT_EQ(locks("public.fresh", LockMode::access_exclusive).size(), 1U);
  EXPECT_EQ(locks("public.purchases", LockMode::access_exclusive).size(), 1U);
  wrapped_step({"ALTER SCHEMA app RENAME TO sales"});
  wrapped_step({"LOCK TABLE sales.purchases"});
  EXPECT_EQ(locks("sales.purchases", LockMode::access_exclusive).size(), 1U);
}

TEST_F(ObserverTest, ConcurrentlyHoldsItsTableOnce) {
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

TEST_F(ObserverTest, SaysWhatItCannotKnow) {
  step({"ALTER TABLE orders ADD x int", "SELECT 1", "SELECT 2"});
  EXPECT_THAT(trace_.sampling.not_observed, testing::ElementsAre(testing::MatchesRegex(
                                                "locks held for less than .* ms outside a transaction "
                                                "may be missing: 3 statements committed by themselves")));
}

TEST_F(ObserverTest, ReportsHowWellItWatched) {
  step({"SELECT pg_sleep(0.2)"});
  EXPECT_GE(trace_.sampling.interval, Millis{2});
  EXPECT_GE(trace_.sampling.samples, 10U);
  EXPECT_GE(trace_.sampling.longest_gap * static_cast<double>(trace_.sampling.samples + 1), Millis{200});
}

TEST_F(ObserverTest, StepsDoNotLeakIntoEachOther) {
  wrapped_step({"LOCK TABLE orders", "SELECT pg_sleep(0.02)"});
  wrapped_step({"SELECT 1"});
  EXPECT_TRUE(trace_.locks.empty());
  EXPECT_LT(trace_.sampling.longest_gap, Millis{1000});
}

TEST_F(ObserverTest, AStepThatWasAbandonedDoesNotDisturbTheNext) {
  begin();
  begin();
  run_wrapped({"LOCK TABLE orders"});
  EXPECT_EQ(finish().locks.size(), 1U);
}

TEST_F(ObserverTest, ReadsTheWalPosition) {
  begin();
  const Bytes before = observer_.wal_position();
  run("INSERT INTO orders (note) VALUES ('one more')");
  EXPECT_GT(observer_.wal_position(), before);
  finish();
}

TEST_F(ObserverTest, FinishThrowsWhatStoppedTheSampler) {
  begin();
  admin_.query(
      "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
      "WHERE datname = current_database() AND usename = 'postgres' AND pid <> pg_backend_pid()");
  EXPECT_NO_THROW(observer_.snapshot());
  EXPECT_THROW(finish(), pg::ServerError);
}

TEST_F(ObserverTest, DoesNotHangBehindALockedCatalog) {
  pg::Session superuser(database_.superuser());
  begin();
  superuser.execute("BEGIN");
  superuser.execute("LOCK TABLE pg_class, pg_namespace");
  observer_.snapshot();
  superuser.execute("ROLLBACK");
  EXPECT_NO_THROW(finish());
}

}  // namespace
}  // namespace rehearse::observe
