#include "pg/session.h"

#include <gtest/gtest.h>

#include "support/server.h"

namespace rehearse::pg {
namespace {

class SessionTest : public testing::Test {
 protected:
  provision::Database database_ = test::fresh_database();
  Session session_{database_.owner()};
};

TEST_F(SessionTest, ReadsTheCommandTag) {
  EXPECT_EQ(session_.execute("CREATE TABLE t (a int)").command, "CREATE TABLE");
  const Execution insert = session_.execute("INSERT INTO t SELECT generate_series(1, 5)");
  EXPECT_EQ(insert.command, "INSERT");
  EXPECT_EQ(insert.rows, Rows{5});
  EXPECT_FALSE(session_.execute("ALTER TABLE t ADD b int").rows.has_value());
}

TEST_F(SessionTest, TellsItsSettings) {
  EXPECT_EQ(session_.setting("lock_timeout"), "0");
  session_.execute("SET lock_timeout = 90000");
  EXPECT_EQ(session_.setting("lock_timeout"), "90s");
  EXPECT_EQ(session_.setting("no_such_setting"), "");
}

TEST_F(SessionTest, LocatesAnErrorInTheFile) {
  const Statement statement{"SELECT 'é',\n  missing FROM pg_class", {"m.sql", 10, 5}, 0, std::nullopt};
  const auto error = session_.execute(statement).error;
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "42703");
  EXPECT_EQ(error->location, (SourceLocation{"m.sql", 11, 3}));
}

TEST_F(SessionTest, FeedsCopyFromItsData) {
  session_.execute("CREATE TABLE t (a int, b text)");
  const Statement copy{"COPY t FROM STDIN", {}, 0, "1\tone\n2\ttwo\n"};
  EXPECT_EQ(session_.execute(copy).rows, Rows{2});
}

TEST_F(SessionTest, ACopyWithoutDataDoesNotHang) {
  session_.execute("CREATE TABLE t (a int)");
  EXPECT_EQ(session_.execute("COPY t FROM STDIN").rows, Rows{0});
  EXPECT_EQ(session_.execute("COPY t TO STDOUT").command, "COPY");
}

TEST_F(SessionTest, ALostConnectionIsAResult) {
  const auto error = session_.execute("SELECT pg_terminate_backend(pg_backend_pid())").error;
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(session_.state(), TransactionState::lost);
  EXPECT_TRUE(session_.execute("SELECT 1").error.has_value());
}

TEST_F(SessionTest, PassesNoticesOn) {
  std::string seen;
  session_.on_notice([&](std::string_view message) { seen = message; });
  session_.execute("DO $$ BEGIN RAISE NOTICE 'hello'; END $$");
  EXPECT_EQ(seen, "hello");
}

}  // namespace
}  // namespace rehearse::pg
