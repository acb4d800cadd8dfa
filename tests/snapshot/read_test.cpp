#include "snapshot/read.h"

#include <gtest/gtest.h>

#include <tuple>

#include "pg/server_error.h"
#include "support/server.h"

namespace rehearse::snapshot {
namespace {

class ReadTest : public testing::Test {
 protected:
  provision::Database database_ = test::fresh_database();
  pg::Connection connection_{database_.superuser()};
};

TEST_F(ReadTest, LeavesTheSettingsOfTheSessionAlone) {
  connection_.query("SET search_path = pg_catalog");
  connection_.query("SET DateStyle = 'German'");
  read(connection_);
  EXPECT_EQ(connection_.query("SHOW search_path").text(0, 0), "pg_catalog");
  EXPECT_EQ(connection_.query("SHOW DateStyle").text(0, 0), "German, DMY");
  EXPECT_EQ(connection_.query("SHOW enable_nestloop").text(0, 0), "on");
}

TEST_F(ReadTest, GivesEqualDigestsToEqualSchemas) {
  connection_.query("CREATE TABLE t (a int)");
  const SchemaSnapshot first = read(connection_);
  pg::Connection other(database_.superuser());
  EXPECT_EQ(read(other).digest, first.digest);
  connection_.query("ALTER TABLE t ADD b int");
  EXPECT_NE(read(connection_).digest, first.digest);
}

TEST_F(ReadTest, TwoConnectionsReadWhatOneReads) {
  connection_.query("CREATE TABLE t (id int PRIMARY KEY, name text)");
  connection_.query("CREATE VIEW v AS SELECT name FROM t");
  pg::Connection helper(database_.superuser());
  EXPECT_EQ(read(connection_, helper).objects, read(connection_).objects);
}

TEST_F(ReadTest, AnAuditedReadingSeesWhatAPlainOneSees) {
  connection_.query("CREATE TABLE t (id int PRIMARY KEY, name text)");
  pg::Connection helper(database_.superuser());
  const SchemaSnapshot audited = read_audited(connection_, helper);
  EXPECT_EQ(audited.objects, read(connection_).objects);
  EXPECT_TRUE(audited.not_seen.empty());
}

TEST_F(ReadTest, ObjectsAreSortedAndUnique) {
  connection_.query("CREATE TABLE t (b serial PRIMARY KEY, a text UNIQUE)");
  const auto objects = read(connection_).objects;
  for (std::size_t i = 1; i < objects.size(); ++i)
    EXPECT_LT(std::tie(objects[i - 1].kind, objects[i - 1].identity),
              std::tie(objects[i].kind, objects[i].identity));
}

TEST_F(ReadTest, FindsIndexesThatPostgresIgnores) {
  connection_.query("CREATE TABLE t (a int)");
  connection_.query("INSERT INTO t VALUES (1), (1)");
  EXPECT_TRUE(invalid_indexes(read(connection_)).empty());
  EXPECT_THROW(connection_.query("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)"), pg::ServerError);
  const auto invalid = invalid_indexes(read(connection_));
  ASSERT_EQ(invalid.size(), 1U);
  EXPECT_EQ(invalid[0].index, "public.broken");
  EXPECT_EQ(invalid[0].table, "public.t");
}

TEST_F(ReadTest, ALostConnectionIsAnErrorNotACrash) {
  pg::Connection killer(database_.superuser());
  read(connection_);
  killer.query("SELECT pg_terminate_backend(" + std::to_string(connection_.backend().value) + ")");
  EXPECT_THROW(read(connection_), pg::ServerError);
}

}  // namespace
}  // namespace rehearse::snapshot
