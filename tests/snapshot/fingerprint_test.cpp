#include "snapshot/fingerprint.h"

#include <gtest/gtest.h>

#include "support/server.h"

namespace rehearse::snapshot {
namespace {

class FingerprintTest : public testing::Test {
 protected:
  void SetUp() override {
    connection_.query("CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x')");
    connection_.query("CREATE SEQUENCE s");
  }
  // True when `statement`, run by somebody else, leaves the fingerprint as it was.
  bool stays_after(const std::string& statement) {
    const std::string before = fingerprint(connection_);
    pg::Connection other(database_.superuser());
    other.query(statement);
    return fingerprint(connection_) == before;
  }

  provision::Database database_ = test::fresh_database();
  pg::Connection connection_{database_.superuser()};
};

TEST_F(FingerprintTest, StaysWhenOnlyDataChange) {
  EXPECT_TRUE(stays_after("INSERT INTO t SELECT i FROM generate_series(1, 1000) i"));
  EXPECT_TRUE(stays_after("UPDATE t SET b = 'y'"));
  EXPECT_TRUE(stays_after("DELETE FROM t WHERE a > 10"));
  EXPECT_TRUE(stays_after("SELECT nextval('s')"));
  EXPECT_TRUE(stays_after("VACUUM ANALYZE t"));
  EXPECT_TRUE(stays_after("BEGIN; ALTER TABLE t ADD c int; ROLLBACK"));
}

TEST_F(FingerprintTest, StaysWhenAnotherDatabaseOfTheClusterChanges) {
  const provision::Database another = test::fresh_database();
  const std::string before = fingerprint(connection_);
  pg::Connection(another.superuser()).query("CREATE TABLE u (); ALTER TABLE u OWNER TO owner");
  EXPECT_EQ(fingerprint(connection_), before);
}

TEST_F(FingerprintTest, ChangesWithEveryKindOfChange) {
  for (const char* statement :
       {"ALTER TABLE t ADD c int", "ALTER TABLE t DROP c", "ALTER TABLE t ALTER b DROP DEFAULT",
        "ALTER TABLE t RENAME b TO d", "COMMENT ON TABLE t IS 'x'", "COMMENT ON TABLE t IS NULL",
        "GRANT SELECT ON t TO owner", "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "CREATE INDEX ON t (d)",
        "ALTER TABLE t SET (fillfactor = 50)", "ALTER SEQUENCE s INCREMENT 2", "DROP SEQUENCE s",
        "ALTER ROLE owner SET work_mem = '1MB'", "ALTER ROLE owner RESET work_mem",
        "CREATE TYPE mood AS ENUM ('a')", "ALTER TYPE mood ADD VALUE 'b'",
        "BEGIN; CREATE TABLE u (); DROP TABLE t; COMMIT"})
    EXPECT_FALSE(stays_after(statement)) << statement;
}

TEST_F(FingerprintTest, ChangesWhenATransactionThatBeganEarlierCommits) {
  pg::Connection early(database_.superuser());
  early.query("BEGIN; SELECT txid_current()");
  connection_.query("CREATE TABLE later ()");
  const std::string before = fingerprint(connection_);
  early.query("CREATE TABLE u (); COMMIT");
  EXPECT_NE(fingerprint(connection_), before);
}

}  // namespace
}  // namespace rehearse::snapshot
