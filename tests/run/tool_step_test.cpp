// Programs that migrate the database themselves, observed from outside: psql for the simple protocol, pgbench
// for the extended one.
#include "run/tool_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "os/temp_folder.h"
#include "rehearse/error.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

using testing::HasSubstr;

class ToolStep : public testing::Test {
 protected:
  ToolStep() {
    sql("CREATE TABLE orders (id int, note text)");
    sql("INSERT INTO orders SELECT n, 'n' FROM generate_series(1, 1000) n");
  }

  void sql(const std::string& text) { ASSERT_FALSE(bench_.session().execute(text).error); }

  static Script psql(const std::vector<std::string>& commands) {
    ToolCommand tool{{"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "{url}"}, ""};
    for (const std::string& command : commands) tool.argv.insert(tool.argv.end(), {"-c", command});
    return tool_script(tool);
  }
  static Script tool_script(const ToolCommand& tool) {
    Script script{"tool.toml", {}, TransactionPolicy::own};
    script.tool = tool;
    return script;
  }

  StepResult measure_up(Script script, Millis limit = Millis{60'000}) {
    Migration migration;
    migration.id = "1";
    migration.up = std::move(script);
    return measure(bench_, migration, Phase::up, bounds(limit), silent_);
  }
  [[nodiscard]] Bounds bounds(Millis limit) const {
    return {limit, std::chrono::steady_clock::now() + std::chrono::hours(1), stop_.get_token()};
  }

  static std::vector<LockHeld> exclusive(const StepResult& step, const std::string& relation) {
    std::vector<LockHeld> found;
    std::copy_if(step.trace.locks.begin(), step.trace.locks.end(), std::back_inserter(found),
                 [&](const LockHeld& lock) {
                   return lock.relation == relation && lock.kind == "table" &&
                          lock.mode == LockMode::access_exclusive;
                 });
    return found;
  }

  Scenario scenario_;
  Listener silent_;
  std::stop_source stop_;
  Workbench bench_{test::server(),
                   "tool_" + std::to_string(getpid()) + "_" +
                       testing::UnitTest::GetInstance()->current_test_info()->name(),
                   scenario_};
};

TEST_F(ToolStep, KnowsStatementsAndDurationsFromTheLog) {
  const StepResult step = measure_up(psql({"ALTER TABLE orders ADD COLUMN a int", "SELECT pg_sleep(0.05)"}));
  ASSERT_FALSE(step.error);
  ASSERT_EQ(step.trace.statements.size(), 2U);
  EXPECT_EQ(step.trace.statements[0].sql, "ALTER TABLE orders ADD COLUMN a int");
  EXPECT_GE(step.trace.statements[1].duration, Millis{50});
  EXPECT_GE(step.trace.statements[1].started, step.trace.statements[0].started);
  EXPECT_LE(step.trace.statements[1].started + step.trace.statements[1].duration, step.duration);
  ASSERT_TRUE(step.trace.sampling.clock_error);
  EXPECT_GT(*step.trace.sampling.clock_error, Millis{});
}

TEST_F(ToolStep, KnowsTheLockTimeoutThatItsSessionsBeginWith) {
  EXPECT_EQ(measure_up(psql({"SELECT 1"})).trace.lock_timeout, Millis{});
  bench_.admin().query(fmt::format("ALTER DATABASE {} SET lock_timeout = '3s'",
                                   pg::quote_identifier(bench_.database().name())));
  EXPECT_EQ(measure_up(psql({"SELECT 1"})).trace.lock_timeout, Millis{3'000});
}

TEST_F(ToolStep, HoldsALockUntilTheToolCommitsWhateverItDoesInBetween) {
  ToolCommand tool{{"psql", "-X", "-q", "{url}"}, ""};
  tool.argv.insert(tool.argv.end(), {"-c", "BEGIN", "-c", "ALTER TABLE orders ADD COLUMN a int", "-c",
                                     "\\! sleep 0.1", "-c", "COMMIT"});
  const StepResult step = measure_up(tool_script(tool));
  ASSERT_FALSE(step.error);
  const auto locks = exclusive(step, "public.orders");
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_GT(locks[0].held.count(), 99);
  ASSERT_TRUE(locks[0].statement);
  EXPECT_THAT(step.trace.statements.at(*locks[0].statement).sql, HasSubstr("ALTER TABLE"));
  ASSERT_EQ(step.trace.tables.size(), 1U);
  EXPECT_GT(step.trace.tables[0].exclusive.longest.count(), 99);
}

TEST_F(ToolStep, SeesTwoSessionsOfOneTool) {
  const std::string program =
      "psql -X -q -c 'BEGIN; LOCK TABLE orders IN SHARE MODE; SELECT pg_sleep(0.1); COMMIT' & "
      "psql -X -q -c 'BEGIN; LOCK TABLE orders IN SHARE MODE; SELECT pg_sleep(0.1); COMMIT' & wait";
  const StepResult step = measure_up(tool_script({{"sh", "-c", program}, ""}));
  ASSERT_FALSE(step.error);
  ASSERT_EQ(step.trace.statements.size(), 2U);
  EXPECT_NE(step.trace.statements[0].backend, step.trace.statements[1].backend);
  ASSERT_EQ(step.trace.tables.size(), 1U);
  EXPECT_GE(step.trace.tables[0].write_block.longest.count(), 99);
}

TEST_F(ToolStep, SeesTheExtendedProtocolOfPreparedStatements) {
  const os::TempFolder folder;
  std::ofstream(folder.path() / "script.sql")
      << "BEGIN;\nLOCK TABLE orders IN ACCESS EXCLUSIVE MODE;\nSELECT pg_sleep(0.06);\nCOMMIT;\n";
  const ToolCommand tool{{"pgbench", "-n", "-M", "extended", "-t", "1", "-f", "script.sql"}, folder.path()};
  const StepResult step = measure_up(tool_script(tool));
  ASSERT_FALSE(step.error) << step.error->message << step.error->detail;
  const auto locks = exclusive(step, "public.orders");
  ASSERT_EQ(locks.size(), 1U);
  ASSERT_EQ(step.trace.transactions.size(), 1U);
  const TransactionBounds& transaction = step.trace.transactions[0];
  EXPECT_GE(transaction.end - transaction.begin, Millis{60});
  const double near = 10 + step.trace.sampling.longest_gap.count();
  EXPECT_NEAR(locks[0].held.count(), (transaction.end - transaction.begin).count(), near);
}

TEST_F(ToolStep, TellsWhatWasRewrittenAndWhy) {
  const StepResult step = measure_up(psql({"ALTER TABLE orders ALTER COLUMN id TYPE bigint"}));
  ASSERT_EQ(step.trace.statements.size(), 1U);
  ASSERT_EQ(step.trace.statements[0].rewrote.size(), 1U);
  EXPECT_EQ(step.trace.statements[0].rewrote[0].relation, "public.orders");
  EXPECT_THAT(step.trace.statements[0].rewrote[0].reason, HasSubstr("bigint"));
  EXPECT_GT(step.trace.counters.wal.value_or(Bytes{}).value, 0);
}

TEST_F(ToolStep, FailsWithTheServersErrorAndTheToolsLastWords) {
  const StepResult step = measure_up(psql({"ALTER TABLE orders ADD COLUMN id int"}));
  ASSERT_TRUE(step.error);
  EXPECT_EQ(step.error->sqlstate, "42701");
  EXPECT_THAT(step.error->message, HasSubstr("already exists"));
  EXPECT_EQ(step.error->statement, "ALTER TABLE orders ADD COLUMN id int");
  EXPECT_THAT(step.error->program, HasSubstr("psql"));
}

TEST_F(ToolStep, FailsWhenTheToolFailsWithoutTheServer) {
  const StepResult step = measure_up(tool_script({{"sh", "-c", "echo no such revision >&2; exit 3"}, ""}));
  ASSERT_TRUE(step.error);
  EXPECT_THAT(step.error->message, HasSubstr("exit code 3"));
  EXPECT_EQ(step.error->detail, "no such revision");
  EXPECT_EQ(step.error->sqlstate, "");
}

TEST_F(ToolStep, ForgivesAnErrorThatTheToolHandled) {
  const StepResult step = measure_up(tool_script({{"sh", "-c", "psql -X -c 'SELECT 1/0'; true"}, ""}));
  EXPECT_FALSE(step.error);
}

TEST_F(ToolStep, EndsWithItsTimeAndLeavesNoSession) {
  const StepResult step =
      measure_up(psql({"BEGIN", "LOCK TABLE orders", "SELECT pg_sleep(60)"}), Millis{300});
  ASSERT_TRUE(step.error);
  EXPECT_TRUE(step.error->timed_out);
  const auto left = bench_.admin().query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'psql'");
  EXPECT_EQ(left.rows(), 0U);
}

TEST_F(ToolStep, IsInterrupted) {
  stop_.request_stop();
  EXPECT_THROW(measure_up(psql({"SELECT pg_sleep(60)"})), Error);
}

TEST_F(ToolStep, NeedsAProgramThatExists) {
  EXPECT_THROW(measure_up(tool_script({{"no-such-migration-tool"}, ""})), Error);
}

TEST_F(ToolStep, LeavesTheDatabasesSettingsAsTheyWere) {
  measure_up(psql({"SELECT 1"}));
  EXPECT_EQ(bench_.admin().query("SELECT 1 FROM pg_db_role_setting").rows(), 0U);
}

}  // namespace
}  // namespace rehearse::run
