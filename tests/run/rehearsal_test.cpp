// The whole rehearsal on a real server, with small migrations that go wrong in every way we know.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "os/temp_folder.h"
#include "rehearse/rehearse.h"
#include "support/server.h"

namespace rehearse {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

class Notes : public Listener {
 public:
  void note(std::string_view message) override { notes.emplace_back(message); }
  std::vector<std::string> notes;
};

class RehearsalTest : public testing::Test {
 protected:
  RehearsalTest() {
    scenario_.name = "test";
    scenario_.folder = folder_.path();
    scenario_.migrations.path = folder_.path();
    scenario_.seed.rows = Rows{50};
    scenario_.server.postgres = test::wanted_postgres();
  }

  void migration(const std::string& name, const std::string& up, const std::string& down) {
    std::ofstream(folder_.path() / (name + ".up.sql")) << up;
    std::ofstream(folder_.path() / (name + ".down.sql")) << down;
  }

  void run() { report_ = rehearse(scenario_, listener_); }

  const Outcome& outcome(const std::string& id) const {
    for (const Outcome& outcome : report_.outcomes) {
      if (outcome.migration.id == id) return outcome;
    }
    throw std::out_of_range("no migration " + id);
  }
  std::vector<std::string> failed_checks(const std::string& id) const {
    std::vector<std::string> ids;
    for (const Finding& finding : outcome(id).findings) ids.push_back(finding.check);
    return ids;
  }

  os::TempFolder folder_;
  Scenario scenario_;
  Notes listener_;
  Report report_;
};

TEST_F(RehearsalTest, ACleanHistoryPassesWithoutARestore) {
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY, name text);", "DROP TABLE a;");
  migration("2_b", "ALTER TABLE a ADD COLUMN b text;", "ALTER TABLE a DROP COLUMN b;");
  run();
  EXPECT_EQ(report_.verdict, Verdict::pass);
  EXPECT_EQ(outcome("2").steps.size(), 3U);
  EXPECT_EQ(outcome("2").schema.down_restores, true);
  EXPECT_EQ(outcome("2").schema.reapply_matches, true);
  EXPECT_THAT(listener_.notes, IsEmpty());
}

TEST_F(RehearsalTest, TablesOfATestedMigrationAreSeededBeforeTheNext) {
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
  migration("2_b", "ALTER TABLE a ADD COLUMN b text NOT NULL;", "ALTER TABLE a DROP COLUMN b;");
  run();
  EXPECT_THAT(failed_checks("2"), Contains("applies"));
  EXPECT_EQ(outcome("2").steps[0].error->sqlstate, "23502");
}

TEST_F(RehearsalTest, TheNextMigrationStartsFromAGoodStateAfterAFailedUp) {
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
  migration("2_half", "-- rehearse: no-transaction\nCREATE TABLE half (id int);\nSELECT 1/0;",
            "DROP TABLE half;");
  migration("3_c", "CREATE TABLE half (id int);", "DROP TABLE half;");
  run();
  EXPECT_EQ(outcome("2").verdict, Verdict::fail);
  EXPECT_EQ(outcome("3").verdict, Verdict::pass);
}

TEST_F(RehearsalTest, AndAfterADownThatDriftsSoThatTheSecondUpFails) {
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
  migration("2_b", "CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE c (id int);", "DROP TABLE c;");
  migration("3_c", "ALTER TABLE c ADD COLUMN x int;", "ALTER TABLE c DROP COLUMN x;");
  run();
  EXPECT_THAT(failed_checks("2"), AllOf(Contains("round_trip_down"), Contains("reapplies")));
  EXPECT_EQ(outcome("3").verdict, Verdict::pass) << "c must be there again";
  EXPECT_THAT(listener_.notes, Contains(HasSubstr("restored")));
}

TEST_F(RehearsalTest, SeveralBrokenDownsAreRestoredFromCheckpoints) {
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
  for (int i = 2; i <= 5; ++i) {
    const std::string n = std::to_string(i);
    migration(n + "_t", "CREATE TABLE t" + n + " (a int REFERENCES a); CREATE TABLE u" + n + " (id int);",
              "DROP TABLE u" + n + ";");
  }
  run();
  for (const char* id : {"2", "3", "4", "5"})
    EXPECT_THAT(failed_checks(id), Contains("round_trip_down")) << id;
  EXPECT_EQ(outcome("1").verdict, Verdict::pass);
}

TEST_F(RehearsalTest, ADownThatFailsKeepsTheAppliedState) {
  migration("1_a", "CREATE TABLE a (id int);", "DROP TABLE b;");
  migration("2_b", "ALTER TABLE a ADD COLUMN b int;", "ALTER TABLE a DROP COLUMN b;");
  run();
  EXPECT_THAT(failed_checks("1"), Contains("reverses"));
  EXPECT_EQ(outcome("1").schema.down_restores, std::nullopt);
  EXPECT_EQ(outcome("2").verdict, Verdict::pass);
}

TEST_F(RehearsalTest, AMigrationThatKillsItsBackendDoesNotEndTheRun) {
  migration("1_kill", "SELECT pg_terminate_backend(pg_backend_pid());", "SELECT 1;");
  migration("2_b", "CREATE TABLE b (id int);", "DROP TABLE b;");
  run();
  EXPECT_EQ(outcome("1").verdict, Verdict::fail);
  EXPECT_EQ(outcome("2").verdict, Verdict::pass);
}

TEST_F(RehearsalTest, AStepThatNeverEndsIsCancelledAndReportedAsATimeout) {
  scenario_.limits.step = Millis{200};
  migration("1_never", "SELECT pg_sleep(3600);", "SELECT 1;");
  migration("2_b", "CREATE TABLE b (id int);", "DROP TABLE b;");
  run();
  ASSERT_TRUE(outcome("1").steps[0].error.has_value());
  EXPECT_TRUE(outcome("1").steps[0].error->timed_out);
  EXPECT_EQ(outcome("1").verdict, Verdict::fail);
  EXPECT_EQ(outcome("2").verdict, Verdict::pass);
}

TEST_F(RehearsalTest, TheRunHasALimitToo) {
  scenario_.limits.run = Millis{2'000};
  migration("1_never", "SELECT pg_sleep(3600);", "SELECT 1;");
  try {
    run();
    FAIL() << "should have given up";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::environment);
  }
}

TEST_F(RehearsalTest, SettingsOfAScriptDoNotLeakIntoTheNext) {
  migration("1_a", "SET search_path = pg_catalog; CREATE TABLE public.a (id int);", "DROP TABLE a;");
  run();
  EXPECT_EQ(report_.verdict, Verdict::pass);
}

TEST_F(RehearsalTest, DroppingItsOwnerIsRefused) {
  migration("1_owner", "DO $$ BEGIN EXECUTE format('DROP ROLE %I', current_user); END $$;", "SELECT 1;");
  run();
  EXPECT_EQ(outcome("1").verdict, Verdict::fail);
}

TEST_F(RehearsalTest, ABaselineThatFailsIsAUsageErrorAtItsLine) {
  migration("1_a", "CREATE TABLE a (id int);\nSELEC 1;", "DROP TABLE a;");
  migration("2_b", "SELECT 1;", "SELECT 1;");
  scenario_.migrations.under_test = "last 1";
  try {
    run();
    FAIL() << "should have thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    ASSERT_TRUE(error.location().has_value());
    EXPECT_EQ(error.location()->line, 2U);
  }
}

TEST_F(RehearsalTest, MeasuresStatementsLocksAndRewrites) {
  scenario_.seed.rows = Rows{20'000};
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL);", "DROP TABLE a;");
  migration("2_b", "ALTER TABLE a ALTER COLUMN n TYPE bigint;", "ALTER TABLE a ALTER COLUMN n TYPE int;");
  run();
  const StepResult& up = outcome("2").steps[0];
  ASSERT_EQ(up.trace.statements.size(), 1U);
  EXPECT_THAT(up.trace.statements[0].rewrote, Contains(Field(&Rewrite::relation, "public.a")));
  EXPECT_GT(up.trace.statements[0].wal->value, 500'000);
  EXPECT_THAT(up.trace.locks, Contains(AllOf(Field(&LockHeld::relation, "public.a"),
                                             Field(&LockHeld::mode, LockMode::access_exclusive))));
  EXPECT_THAT(failed_checks("2"), Contains("table_rewrite"));
}

TEST_F(RehearsalTest, RecordsTheLockTimeoutThatEachStepBeginsWithAndItsTransactions) {
  migration("1_a", "CREATE TABLE a (id int); ALTER ROLE CURRENT_USER SET lock_timeout = '3s';",
            "ALTER ROLE CURRENT_USER RESET lock_timeout; DROP TABLE a;");
  migration("2_b", "SET lock_timeout = '9s'; ALTER TABLE a ADD COLUMN b text;",
            "ALTER TABLE a DROP COLUMN b;");
  migration("3_c", "BEGIN; SELECT 1; COMMIT; SELECT 2; BEGIN; SELECT 3; COMMIT;", "SELECT 1;");
  scenario_.migrations.under_test = "2..";
  scenario_.checks.error = {"lock_timeout_missing"};
  run();
  for (const StepResult& step : outcome("2").steps) EXPECT_EQ(step.trace.lock_timeout, Millis{3'000});
  EXPECT_THAT(failed_checks("2"), IsEmpty());
  EXPECT_EQ(outcome("2").steps[0].trace.transactions.size(), 1U);
  const std::vector<TransactionBounds>& transactions = outcome("3").steps[0].trace.transactions;
  EXPECT_THAT(transactions, ElementsAre(Field(&TransactionBounds::by_itself, false),
                                        Field(&TransactionBounds::by_itself, true),
                                        Field(&TransactionBounds::by_itself, false)));
}

TEST_F(RehearsalTest, AnInterruptedRunSaysSo) {
  migration("1_never", "SELECT pg_sleep(3600);", "SELECT 1;");
  std::stop_source stop;
  class StopAtFirstStatement : public Listener {
   public:
    explicit StopAtFirstStatement(std::stop_source& source) : source_(source) {}
    void statement_started(const Script& /*script*/, std::size_t /*index*/) override {
      source_.request_stop();
    }

   private:
    std::stop_source& source_;
  } listener(stop);
  try {
    rehearse(scenario_, listener, stop.get_token());
    FAIL() << "should have been interrupted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::interrupted);
  }
}

TEST_F(RehearsalTest, EveryRepeatStartsFromTheSameState) {
  scenario_.measure.repeat = 3;
  scenario_.migrations.under_test = "2";
  scenario_.server.role = MigrationRole::superuser;
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
  // Each up adds a row that down leaves: the two ups of a run see 50 and 51, and no more when the next run
  // starts afresh.
  migration("2_b",
            "CREATE ROLE repeats_test; CREATE TABLE b AS SELECT count(*) AS n FROM a;"
            "INSERT INTO a SELECT max(id) + 1 FROM a; SELECT 1 / (n < 52)::int FROM b;",
            "DROP TABLE b; DROP ROLE repeats_test;");
  run();
  EXPECT_EQ(report_.verdict, Verdict::pass);
  const Repeats& up = outcome("2").step(Phase::up)->repeats.value();
  EXPECT_EQ(up.each.size(), 3U);
  EXPECT_LE(up.duration.lowest, up.duration.median);
  EXPECT_LE(up.duration.median, up.duration.highest);
}

TEST_F(RehearsalTest, ARepeatThatFailsIsNotHiddenByThoseThatPass) {
  scenario_.measure.repeat = 3;
  migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
  // The copies of the database have numbers for names.
  migration("2_b", "CREATE TABLE b AS SELECT 1 / (right(current_database(), 1)::int % 2) AS n;",
            "DROP TABLE b;");
  migration("3_c", "ALTER TABLE b ADD COLUMN c int;", "ALTER TABLE b DROP COLUMN c;");
  run();
  EXPECT_THAT(failed_checks("2"), Contains("repeatable"));
  EXPECT_EQ(outcome("2").verdict, Verdict::fail);
  EXPECT_EQ(outcome("3").verdict, Verdict::pass) << "b is there, most runs made it";
}

}  // namespace
}  // namespace rehearse
