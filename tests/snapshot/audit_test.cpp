#include "snapshot/audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "snapshot/read.h"
#include "snapshot/transaction.h"
#include "support/server.h"

namespace rehearse::snapshot {
namespace {

class AuditTest : public testing::Test {
 protected:
  provision::Database database_ = test::fresh_database();
  pg::Connection connection_{database_.superuser()};
  pg::Connection helper_{database_.superuser()};
};

// One of each kind that brings rows along which no reader returns by themselves.
constexpr const char* kRichSchema = R"(
  CREATE TYPE mood AS ENUM ('sad', 'ok');
  CREATE TYPE pair AS (a int, b text);
  CREATE TYPE span AS RANGE (subtype = float8);
  CREATE DOMAIN positive AS int CHECK (VALUE > 0);
  CREATE TABLE part (id int, at date, m mood, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
  CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
  CREATE TABLE child (id serial PRIMARY KEY, part_id int, part_at date, big text DEFAULT 'x',
    FOREIGN KEY (part_id, part_at) REFERENCES part, UNIQUE (big) DEFERRABLE);
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER each_part BEFORE UPDATE ON part FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE CONSTRAINT TRIGGER later AFTER INSERT ON child DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE VIEW v AS SELECT id FROM child;
  CREATE MATERIALIZED VIEW m AS SELECT id FROM child;
  CREATE RULE r AS ON DELETE TO child DO ALSO NOTHING;
  CREATE POLICY p ON child USING (id > 0);
  CREATE STATISTICS s ON id, big FROM child;
  CREATE PUBLICATION pub FOR TABLE child;
  CREATE EXTENSION citext;
  CREATE TEMP TABLE passing (id serial PRIMARY KEY, c text);
)";

TEST_F(AuditTest, EveryRowOfARichSchemaIsClaimed) {
  connection_.query(kRichSchema);
  EXPECT_THAT(read_audited(connection_, helper_).unclaimed, testing::IsEmpty());
}

TEST_F(AuditTest, NamesTheCatalogOfRowsThatNoReaderReturned) {
  connection_.query("CREATE TABLE t (a int DEFAULT 1)");
  connection_.query("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
  const PinnedTransaction transaction(connection_);
  // The table, its row type, that one's array type and the default all hang on one claim that is missing.
  Audit audit({});
  audit.fetch(connection_);
  EXPECT_THAT(audit.unclaimed(connection_, {}), testing::ElementsAre("pg_attrdef: 1 row", "pg_class: 1 row",
                                                                     "pg_proc: 1 row", "pg_type: 2 rows"));
}

}  // namespace
}  // namespace rehearse::snapshot
