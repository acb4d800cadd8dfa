#include "run/script_runner.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>

#include "pg/connection.h"
#include "sql/splitter.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

class Events : public ScriptObserver {
 public:
  bool before(std::size_t index) override {
    log += fmt::format("s{} ", index);
    return index < stop_before;
  }
  void transaction_began() override { log += "begin "; }
  void before_commit() override { log += "commit "; }
  void transaction_ended() override { log += "end "; }
  [[nodiscard]] bool watches_autocommit() const override { return watches; }
  void before_autocommit() override {
    log += "done ";
    if (look) look();
  }

  std::string log;
  std::size_t stop_before = 1'000;
  bool watches = false;
  std::function<void()> look;
};

class ScriptRunnerTest : public testing::Test {
 protected:
  std::optional<SqlError> run(const std::string& sql, TransactionPolicy policy) {
    return run_script(session_, Script{"m.sql", sql::split(sql, "m.sql"), policy}, events_);
  }
  bool exists(const std::string& table) {
    pg::Connection connection(database_.superuser());
    return connection.query("SELECT to_regclass($1) IS NOT NULL", {"public." + table}).boolean(0, 0);
  }

  provision::Database database_ = test::fresh_database();
  pg::Session session_{database_.owner()};
  Events events_;
};

TEST_F(ScriptRunnerTest, WrapsTheScriptInOneTransaction) {
  EXPECT_FALSE(run("CREATE TABLE a (); CREATE TABLE b ();", TransactionPolicy::wrapped).has_value());
  EXPECT_EQ(events_.log, "begin s0 s1 commit end ");
  EXPECT_TRUE(exists("b"));
}

TEST_F(ScriptRunnerTest, AFailureRollsEverythingBack) {
  const auto error = run("CREATE TABLE a ();\nSELEC 1;", TransactionPolicy::wrapped);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "42601");
  EXPECT_EQ(error->location, (SourceLocation{"m.sql", 2, 1}));
  EXPECT_FALSE(exists("a"));
  EXPECT_EQ(session_.state(), pg::TransactionState::idle);
}

TEST_F(ScriptRunnerTest, WithoutATransactionEarlierStatementsStay) {
  EXPECT_TRUE(run("CREATE TABLE a (); SELEC 1;", TransactionPolicy::none).has_value());
  EXPECT_TRUE(exists("a"));
  EXPECT_EQ(events_.log, "s0 s1 ");
}

TEST_F(ScriptRunnerTest, SeesTheTransactionsOfTheScriptItself) {
  EXPECT_FALSE(run("BEGIN; CREATE TABLE a (); COMMIT; SELECT 1;", TransactionPolicy::own).has_value());
  EXPECT_EQ(events_.log, "s0 begin s1 s2 commit end s3 ");
}

TEST_F(ScriptRunnerTest, AStatementThatCommitsItselfIsLookedAtWhileItHoldsItsLocks) {
  pg::Connection admin(database_.superuser());
  std::int64_t locks = 0;
  bool committed = true;
  events_.watches = true;
  events_.look = [&] {
    locks = admin
                .query("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND pid = " +
                       std::to_string(session_.backend().value))
                .integer(0, 0);
    committed = exists("t");
  };
  EXPECT_FALSE(run("CREATE TABLE t (a int)", TransactionPolicy::none));
  EXPECT_EQ(events_.log, "s0 done ");
  EXPECT_GT(locks, 0);
  EXPECT_FALSE(committed);
  EXPECT_TRUE(exists("t"));
}

TEST_F(ScriptRunnerTest, WhatRunsOnlyOutsideOfTransactionsRunsWhileWatched) {
  events_.watches = true;
  EXPECT_FALSE(run(
      "CREATE TABLE t (a int); CREATE INDEX CONCURRENTLY i ON t (a); VACUUM t; DO $$ BEGIN COMMIT; END $$; "
      "REINDEX TABLE CONCURRENTLY t; SET lock_timeout = 0; BEGIN; DROP TABLE t; COMMIT",
      TransactionPolicy::none));
  EXPECT_EQ(events_.log, "s0 done s1 done s2 done s3 done s4 done s5 s6 begin s7 s8 commit end ");
}

TEST_F(ScriptRunnerTest, ACopyIsNotLookedAt) {
  events_.watches = true;
  EXPECT_FALSE(run("CREATE TABLE t (a int);\n/* rows */ COPY t FROM stdin;\n1\n\\.\nCOPY t TO stdout;",
                   TransactionPolicy::none));
  EXPECT_EQ(events_.log, "s0 done s1 s2 ");
}

TEST_F(ScriptRunnerTest, ADeferredTriggerOfAWatchedStatementSpeaksUpAtItsCommit) {
  events_.watches = true;
  const auto error = run(
      "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE c (a int REFERENCES p DEFERRABLE INITIALLY DEFERRED);"
      "INSERT INTO c VALUES (1); CREATE TABLE never ()",
      TransactionPolicy::none);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "23503");
  EXPECT_EQ(events_.log, "s0 done s1 done s2 done ");
  EXPECT_FALSE(exists("never"));
}

TEST_F(ScriptRunnerTest, AFailingStatementIsNotLookedAtAndItsErrorIsItsOwn) {
  events_.watches = true;
  const auto error = run("SELECT\n  nothing", TransactionPolicy::none);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "42703");
  EXPECT_EQ(error->location, (SourceLocation{"m.sql", 2, 3}));
  EXPECT_EQ(events_.log, "s0 ");
}

TEST_F(ScriptRunnerTest, AWatchedBackendThatKillsItselfIsAnErrorOfTheScript) {
  events_.watches = true;
  EXPECT_TRUE(run("SELECT pg_terminate_backend(pg_backend_pid())", TransactionPolicy::none).has_value());
}

TEST_F(ScriptRunnerTest, ATransactionLeftOpenIsAnErrorAndLeavesNothing) {
  const auto error = run("BEGIN; CREATE TABLE a ();", TransactionPolicy::own);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "25000");
  EXPECT_FALSE(exists("a"));
}

TEST_F(ScriptRunnerTest, ADeferredConstraintFailsAtCommit) {
  const auto error =
      run("CREATE TABLE p (id int PRIMARY KEY);"
          "CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);"
          "INSERT INTO c VALUES (1);",
          TransactionPolicy::wrapped);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "23503");
  EXPECT_FALSE(exists("c"));
}

TEST_F(ScriptRunnerTest, StopsWhenTheObserverSaysSo) {
  events_.stop_before = 1;
  EXPECT_FALSE(run("CREATE TABLE a (); CREATE TABLE b ();", TransactionPolicy::wrapped).has_value());
  EXPECT_FALSE(exists("a"));
  EXPECT_EQ(session_.state(), pg::TransactionState::idle);
}

TEST_F(ScriptRunnerTest, ConcurrentIndexBuildsAreRefusedInsideATransaction) {
  const auto error =
      run("CREATE TABLE a (x int); CREATE INDEX CONCURRENTLY ON a (x);", TransactionPolicy::wrapped);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "25001");
}

TEST_F(ScriptRunnerTest, TheOwnerMayNotRunPrograms) {
  const auto error = run("COPY (SELECT 1) TO PROGRAM 'true';", TransactionPolicy::wrapped);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "42501");
}

TEST_F(ScriptRunnerTest, ABackendThatKillsItselfIsAnErrorOfTheScript) {
  const auto error = run("SELECT pg_terminate_backend(pg_backend_pid());", TransactionPolicy::wrapped);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(session_.state(), pg::TransactionState::lost);
}

}  // namespace
}  // namespace rehearse::run
