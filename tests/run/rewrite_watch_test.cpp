#include "run/rewrite_watch.h"

#include <gtest/gtest.h>

#include "pg/session.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

class RewriteWatchTest : public testing::Test {
 protected:
  RewriteWatchTest() {
    session_.execute("CREATE TABLE t AS SELECT g AS id FROM generate_series(1, 1000) g");
    admin_.query("VACUUM ANALYZE t");
    session_.execute("SET client_min_messages = debug1");
  }

  // Runs the statements one by one and returns what each of them rewrote.
  std::vector<std::vector<Rewrite>> run(const std::vector<std::string>& statements) {
    RewriteWatch watch;
    watch.begin(admin_);
    Trace trace;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      session_.on_notice([&](std::string_view message) { watch.notice(i, message); });
      session_.execute(statements[i]);
      StatementTiming timing;
      timing.index = i;
      timing.sql = statements[i];
      trace.statements.push_back(timing);
    }
    session_.on_notice({});
    watch.finish(admin_, trace);
    std::vector<std::vector<Rewrite>> rewrites;
    for (const StatementTiming& timing : trace.statements) rewrites.push_back(timing.rewrote);
    return rewrites;
  }

  provision::Database database_ = test::fresh_database();
  pg::Session session_{database_.owner()};
  pg::Connection admin_{database_.superuser()};
};

TEST_F(RewriteWatchTest, NamesTheStatementAndTheSizeOfWhatItCopied) {
  const auto rewrites =
      run({"ALTER TABLE t ADD COLUMN note text", "ALTER TABLE t ALTER COLUMN id TYPE bigint"});
  EXPECT_TRUE(rewrites[0].empty());
  ASSERT_EQ(rewrites[1].size(), 1U);
  EXPECT_EQ(rewrites[1][0].relation, "public.t");
  EXPECT_EQ(rewrites[1][0].rows, Rows{1000});
  EXPECT_GT(rewrites[1][0].bytes, Bytes{8192});
}

TEST_F(RewriteWatchTest, FindsTheReasonInsideADoBlock) {
  const auto rewrites = run({"DO $$ BEGIN ALTER TABLE t ALTER COLUMN id TYPE bigint; END $$"});
  EXPECT_EQ(rewrites[0].size(), 1U);
}

TEST_F(RewriteWatchTest, SeesCopiesThatTheServerDoesNotAnnounce) {
  const auto rewrites = run({"CREATE INDEX i ON t (id)", "CLUSTER t USING i"});
  EXPECT_TRUE(rewrites[0].empty());
  EXPECT_EQ(rewrites[1].size(), 1U);
}

TEST_F(RewriteWatchTest, ATruncateCopiesNothing) {
  EXPECT_TRUE(run({"TRUNCATE t"})[0].empty());
}

TEST_F(RewriteWatchTest, WhatIsRolledBackWasNotRewritten) {
  const auto rewrites = run({"BEGIN", "ALTER TABLE t ALTER COLUMN id TYPE bigint", "ROLLBACK"});
  EXPECT_TRUE(rewrites[1].empty());
}

}  // namespace
}  // namespace rehearse::run
