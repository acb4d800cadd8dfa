#include "observe/observer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "observe/observed_step.h"
#include "pg/server_error.h"
#include "support/server.h"

namespace rehearse::observe {
namespace {

using ObserverTest = test::ObservedStep;

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
  const std::string sampler =
      "FROM pg_stat_activity "
      "WHERE datname = current_database() AND usename = 'postgres' AND pid <> pg_backend_pid()";
  admin_.query("SELECT pg_terminate_backend(pid) " + sampler);
  while (admin_.query("SELECT count(*) " + sampler).integer(0, 0) > 0) std::this_thread::yield();
  EXPECT_NO_THROW(observer_.snapshot());
  EXPECT_THROW(finish(), pg::ServerError);
}

// The changed view makes the sampler plan its query anew, for which it needs the locked catalog.
TEST_F(ObserverTest, DoesNotHangBehindALockedCatalog) {
  pg::Session changing(database_.superuser());
  pg::Session locking(database_.superuser());
  pg::Connection elsewhere(pg::as_superuser(rehearse::test::endpoint(), "postgres"));
  begin();
  changing.execute("BEGIN");
  changing.execute("GRANT SELECT ON pg_locks TO PUBLIC");
  locking.execute("BEGIN");
  locking.execute("LOCK TABLE pg_class, pg_namespace");
  changing.execute("COMMIT");
  const char* waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
  while (elsewhere.query(waiting).integer(0, 0) == 0) std::this_thread::yield();
  observer_.snapshot();
  locking.execute("ROLLBACK");
  EXPECT_NO_THROW(finish());
}

}  // namespace
}  // namespace rehearse::observe
