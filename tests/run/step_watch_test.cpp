#include "run/step_watch.h"

#include <gmock/gmock.h>

#include "observe/observer.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> scanned(const StatementTiming& statement) {
  std::vector<std::string> names;
  for (const Scan& scan : statement.scanned) names.push_back(scan.relation);
  return names;
}

const TableCounters* counters(const Trace& trace, const std::string& table) {
  for (const TableCounters& each : trace.counters.tables)
    if (each.table == table) return &each;
  return nullptr;
}

class StepWatchTest : public testing::Test {
 protected:
  StepWatchTest() {
    session_.execute("CREATE TABLE t (id int PRIMARY KEY, other int, note text)");
    session_.execute("INSERT INTO t SELECT g, g, 'n' FROM generate_series(1, 1000) g");
    session_.execute("CREATE TABLE u AS SELECT g AS id FROM generate_series(1, 500) g");
    admin_.query("VACUUM ANALYZE t");
    admin_.query("VACUUM ANALYZE u");
    admin_.query("SELECT set_config('log_temp_files', '0', false)");
    session_.execute("SET client_min_messages = debug1");
  }

  [[nodiscard]] bool prompt_statistics() const {
    return admin_.server_version() >= kFirstWithPromptStatistics;
  }

  // Runs the statements one by one, as the runner does, and returns what was found out about them.
  Trace run(const std::vector<std::string>& statements) {
    Script script;
    for (const std::string& sql : statements) script.statements.push_back({sql, {}, 0, std::nullopt});
    StepWatch watch;
    watch.begin(session_, admin_, script);
    Trace trace;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      session_.on_notice([&](std::string_view message) { watch.notice(i, message); });
      const auto error = session_.execute(statements[i]).error;
      EXPECT_FALSE(error) << error->message;
      StatementTiming timing;
      timing.index = i;
      timing.sql = statements[i];
      trace.statements.push_back(timing);
    }
    session_.on_notice({});
    watch.ended(session_, admin_);
    watch.finish(admin_, trace);
    return trace;
  }

  std::string reason(const std::vector<std::string>& statements) {
    const Trace trace = run(statements);
    const auto& rewrote = trace.statements.back().rewrote;
    EXPECT_EQ(rewrote.size(), 1U) << statements.back();
    return rewrote.empty() ? "" : rewrote[0].reason;
  }

  provision::Database database_ = test::fresh_database();
  pg::Session session_{database_.superuser()};
  pg::Connection admin_{database_.superuser()};
};

TEST_F(StepWatchTest, NamesTheStatementAndTheSizeOfWhatItCopied) {
  const Trace trace =
      run({"ALTER TABLE t ADD COLUMN more text", "ALTER TABLE t ALTER COLUMN id TYPE bigint"});
  EXPECT_THAT(trace.statements[0].rewrote, IsEmpty());
  ASSERT_EQ(trace.statements[1].rewrote.size(), 1U);
  const Rewrite& rewrite = trace.statements[1].rewrote[0];
  EXPECT_EQ(rewrite.relation, "public.t");
  EXPECT_EQ(rewrite.rows, Rows{1000});
  EXPECT_GT(rewrite.bytes, Bytes{8192});
  EXPECT_EQ(rewrite.reason,
            "the type of column id changes from integer to bigint, which is stored differently");
}

TEST_F(StepWatchTest, FindsTheReasonInsideADoBlock) {
  EXPECT_EQ(reason({"DO $$ BEGIN ALTER TABLE t ALTER COLUMN id TYPE bigint; END $$"}),
            "the type of column id changes from integer to bigint, which is stored differently");
  EXPECT_EQ(reason({"DO $$ BEGIN ALTER TABLE u SET UNLOGGED; END $$"}), "the table becomes unlogged");
}

TEST_F(StepWatchTest, SaysWhyATableWasCopied) {
  EXPECT_EQ(reason({"ALTER TABLE t ALTER note TYPE varchar(50)"}),
            "the type of column note changes from text to character varying(50), to which each value must be "
            "fitted");
  EXPECT_EQ(reason({"ALTER TABLE t ADD x float DEFAULT random()"}),
            "column x is added with a volatile default");
  EXPECT_EQ(reason({"ALTER TABLE t ADD y int GENERATED ALWAYS AS (id + 1) STORED"}),
            "column y is added with a stored generated value");
  EXPECT_EQ(reason({"ALTER TABLE t ADD z bigserial"}), "column z is added with a sequence's next value");
  EXPECT_EQ(reason({"CLUSTER t USING t_pkey"}), "CLUSTER writes its rows in the order of an index");
  EXPECT_EQ(reason({"VACUUM FULL t"}), "VACUUM FULL writes its live rows to a new file");
  EXPECT_EQ(reason({"ALTER TABLE u SET UNLOGGED"}), "the table becomes unlogged");
}

TEST_F(StepWatchTest, APartitionIsCopiedForTheSameReasonAsItsTable) {
  session_.execute("CREATE TABLE p (id int, c int) PARTITION BY RANGE (id)");
  session_.execute("CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (0) TO (100)");
  session_.execute("INSERT INTO p SELECT g, g FROM generate_series(1, 50) g");
  const Trace trace = run({"ALTER TABLE p ALTER c TYPE bigint"});
  ASSERT_EQ(trace.statements[0].rewrote.size(), 1U);
  EXPECT_EQ(trace.statements[0].rewrote[0].relation, "public.p_1");
  EXPECT_THAT(trace.statements[0].rewrote[0].reason, HasSubstr("from integer to bigint"));
}

TEST_F(StepWatchTest, SeesCopiesThatTheServerDoesNotAnnounce) {
  const Trace trace = run({"CREATE INDEX i ON t (other)", "CLUSTER t USING i"});
  EXPECT_THAT(trace.statements[0].rewrote, IsEmpty());
  EXPECT_EQ(trace.statements[1].rewrote.size(), 1U);
}

TEST_F(StepWatchTest, ATruncateCopiesAndReadsNothing) {
  const Trace trace = run({"TRUNCATE t"});
  EXPECT_THAT(trace.statements[0].rewrote, IsEmpty());
  EXPECT_THAT(trace.statements[0].scanned, IsEmpty());
}

TEST_F(StepWatchTest, WhatIsRolledBackWasNotRewritten) {
  const Trace trace = run({"BEGIN", "ALTER TABLE t ALTER COLUMN id TYPE bigint", "ROLLBACK"});
  EXPECT_THAT(trace.statements[1].rewrote, IsEmpty());
}

TEST_F(StepWatchTest, FollowsATableThatIsRenamedOnTheWay) {
  const Trace trace = run({"ALTER TABLE t RENAME TO w", "ALTER TABLE w ALTER id TYPE bigint"});
  ASSERT_EQ(trace.statements[1].rewrote.size(), 1U);
  EXPECT_EQ(trace.statements[1].rewrote[0].relation, "public.t");
}

TEST_F(StepWatchTest, ListsWhatAlterTableAndIndexBuildsRead) {
  const Trace trace = run({"ALTER TABLE t ALTER other SET NOT NULL", "CREATE INDEX i ON t (other)",
                           "ALTER TABLE t ADD CONSTRAINT c CHECK (other > 0) NOT VALID",
                           "ALTER TABLE t VALIDATE CONSTRAINT c", "ALTER TABLE t ADD COLUMN more int"});
  EXPECT_THAT(scanned(trace.statements[0]), ElementsAre("public.t"));
  EXPECT_EQ(trace.statements[0].scanned[0].rows, Rows{1000});
  EXPECT_EQ(trace.statements[0].validated.size(), 1U);
  EXPECT_THAT(scanned(trace.statements[1]), ElementsAre("public.t"));
  ASSERT_EQ(trace.statements[1].built.size(), 1U);
  EXPECT_EQ(trace.statements[1].built[0].index, "i");
  EXPECT_EQ(trace.statements[1].built[0].table, "public.t");
  EXPECT_THAT(scanned(trace.statements[2]), IsEmpty());
  EXPECT_THAT(scanned(trace.statements[3]), ElementsAre("public.t"));
  EXPECT_THAT(scanned(trace.statements[4]), IsEmpty());
}

TEST_F(StepWatchTest, AForeignKeyReadsTheTableThatRefers) {
  const Trace trace = run({"ALTER TABLE u ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES t"});
  EXPECT_THAT(scanned(trace.statements[0]), ::testing::Contains("public.u"));
  ASSERT_EQ(trace.statements[0].validated.size(), 1U);
  EXPECT_EQ(trace.statements[0].validated[0].table, "public.u");
  EXPECT_EQ(trace.statements[0].validated[0].constraint, "fk");
}

TEST_F(StepWatchTest, WhatTheStepCreatedDoesNotCount) {
  const Trace trace = run({"CREATE TABLE v AS SELECT generate_series(1, 2000) AS id",
                           "CREATE INDEX v_i ON v (id)", "SELECT count(*) FROM v"});
  for (const StatementTiming& statement : trace.statements) {
    EXPECT_THAT(scanned(statement), IsEmpty()) << statement.sql;
    EXPECT_THAT(statement.built, IsEmpty());
  }
}

TEST_F(StepWatchTest, TheStatisticsTellWhichStatementReadTheTable) {
  if (!prompt_statistics()) GTEST_SKIP() << "statistics come too late before version 15";
  const Trace trace = run(
      {"UPDATE t SET note = 'x' WHERE id = 7", "DELETE FROM u WHERE id % 2 = 0", "SELECT 1 FROM t LIMIT 1"});
  EXPECT_THAT(scanned(trace.statements[0]), IsEmpty()) << "through the primary key";
  EXPECT_THAT(scanned(trace.statements[1]), ElementsAre("public.u"));
  EXPECT_THAT(scanned(trace.statements[2]), IsEmpty()) << "stopped after one row";
}

TEST_F(StepWatchTest, AnUpdateBetweenDefinitionsIsNamed) {
  if (!prompt_statistics()) GTEST_SKIP() << "statistics come too late before version 15";
  const Trace trace = run({"BEGIN", "ALTER TABLE t ADD more int", "UPDATE t SET more = 1",
                           "ALTER TABLE t ALTER more SET NOT NULL", "COMMIT"});
  EXPECT_THAT(scanned(trace.statements[2]), ElementsAre("public.t"));
  EXPECT_THAT(scanned(trace.statements[3]), ElementsAre("public.t"));
}

TEST_F(StepWatchTest, OfTwoPossibleReadersNoneIsNamed) {
  if (!prompt_statistics()) GTEST_SKIP() << "statistics come too late before version 15";
  const Trace trace = run({"SELECT count(*) FROM u", "DELETE FROM u WHERE id < 0"});
  EXPECT_THAT(scanned(trace.statements[0]), IsEmpty());
  EXPECT_THAT(scanned(trace.statements[1]), IsEmpty());
  ASSERT_NE(counters(trace, "public.u"), nullptr);
  EXPECT_EQ(counters(trace, "public.u")->scans, 2);
  EXPECT_EQ(counters(trace, "public.u")->rows_scanned, Rows{1000});
}

TEST_F(StepWatchTest, CountsRowsDeadRowsAndSizes) {
  const Trace trace =
      run({"UPDATE t SET note = repeat('long ', 20)", "DROP TABLE u", "CREATE TABLE v (id int)"});
  const TableCounters* table = counters(trace, "public.t");
  ASSERT_NE(table, nullptr);
  EXPECT_GT(*table->size_after, *table->size_before);
  ASSERT_NE(counters(trace, "public.u"), nullptr);
  EXPECT_GT(counters(trace, "public.u")->size_before, Bytes{0});
  EXPECT_FALSE(counters(trace, "public.u")->size_after);
  ASSERT_NE(counters(trace, "public.v"), nullptr);
  EXPECT_FALSE(counters(trace, "public.v")->size_before);
  EXPECT_EQ(counters(trace, "public.v")->size_after, Bytes{0});
  if (prompt_statistics()) {
    EXPECT_EQ(table->updated, Rows{1000});
    EXPECT_EQ(table->dead, Rows{1000});
    EXPECT_GT(trace.counters.buffers_hit, 0);
  } else {
    EXPECT_FALSE(table->updated);
    EXPECT_FALSE(trace.counters.buffers_hit);
  }
}

TEST_F(StepWatchTest, ACopyLeavesNoDeadRows) {
  if (!prompt_statistics()) GTEST_SKIP() << "statistics come too late before version 15";
  session_.execute("DELETE FROM u WHERE id < 100");
  const Trace trace = run({"VACUUM FULL u"});
  EXPECT_EQ(counters(trace, "public.u")->dead, Rows{0});
}

TEST_F(StepWatchTest, StatisticsOfWorkBeforeTheStepAreNotItsOwn) {
  if (!prompt_statistics()) GTEST_SKIP() << "statistics come too late before version 15";
  session_.execute("UPDATE t SET note = 'y'");
  const Trace trace = run({"SELECT 1"});
  EXPECT_EQ(counters(trace, "public.t"), nullptr);
}

TEST_F(StepWatchTest, AddsUpTemporaryFilesByStatement) {
  session_.execute("SET log_temp_files = 0");
  session_.execute("SET work_mem = '64kB'");
  const Trace trace =
      run({"SELECT count(*) FROM (SELECT g FROM generate_series(1, 50000) g ORDER BY g DESC "
           "OFFSET 1) s",
           "SELECT 1"});
  EXPECT_GT(trace.statements[0].temporary, Bytes{100'000});
  EXPECT_EQ(trace.statements[1].temporary, Bytes{0});
}

TEST_F(StepWatchTest, TemporaryFilesAreUnknownWhereTheServerDoesNotTell) {
  const Trace trace = run({"SET client_min_messages = warning"});
  EXPECT_FALSE(trace.statements[0].temporary);
  EXPECT_THAT(trace.sampling.not_observed, ElementsAre(HasSubstr("client_min_messages")));
  admin_.query("SELECT set_config('log_temp_files', '-1', false)");
  EXPECT_FALSE(run({"SELECT 1"}).statements[0].temporary);
}

TEST_F(StepWatchTest, DoesNotWaitForATableThatIsLocked) {
  pg::Session other{database_.superuser()};
  other.execute("BEGIN");
  other.execute("LOCK TABLE t");
  const Trace trace = run({"UPDATE u SET id = id -- not t"});
  EXPECT_EQ(counters(trace, "public.t"), nullptr);
  EXPECT_TRUE(counters(trace, "public.u")->size_after);
}

TEST_F(StepWatchTest, TablesOfEqualNameAreToldApartByTheirSchema) {
  session_.execute("CREATE SCHEMA s CREATE TABLE t (id int)");
  session_.execute("INSERT INTO s.t VALUES (1)");
  admin_.query("ANALYZE s.t");
  const Trace trace =
      run({"ALTER TABLE s.t ALTER id SET NOT NULL", "ALTER TABLE t ALTER other SET NOT NULL"});
  EXPECT_THAT(scanned(trace.statements[0]), ElementsAre("s.t"));
  EXPECT_THAT(scanned(trace.statements[1]), IsEmpty()) << "which one is not certain, and so not said";
}

}  // namespace
}  // namespace rehearse::run
