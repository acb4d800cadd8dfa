#include "check/support/advice.h"

#include <gmock/gmock.h>

#include "check/support/statement_kind.h"
#include "check/support/words.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;

TEST(StatementKind, IsRecognisedFromTheWords) {
  const std::vector<std::pair<std::string, StatementKind>> cases{
      {"alter table a alter b set not null", StatementKind::set_not_null},
      {"CREATE UNIQUE INDEX i ON a (b)", StatementKind::create_index},
      {"CREATE INDEX CONCURRENTLY i ON a (b)", StatementKind::create_index_concurrently},
      {"ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d", StatementKind::add_foreign_key},
      {"ALTER TABLE a ADD COLUMN b int REFERENCES d", StatementKind::add_foreign_key},
      {"ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d NOT VALID", StatementKind::alter_table},
      {"ALTER TABLE a ADD CHECK (b > 0)", StatementKind::add_check},
      {"ALTER TABLE a ADD PRIMARY KEY (b)", StatementKind::add_unique},
      {"ALTER TABLE a ALTER COLUMN b SET DATA TYPE bigint", StatementKind::change_type},
      {"ALTER TABLE a ADD b uuid DEFAULT gen_random_uuid()", StatementKind::add_column},
      {"ALTER TABLE a DROP COLUMN b", StatementKind::drop_column},
      {"ALTER TABLE a ATTACH PARTITION b DEFAULT", StatementKind::attach_partition},
      {"VACUUM FULL a", StatementKind::vacuum_full},
      {"VACUUM (FULL) a", StatementKind::vacuum_full},
      {"/* CREATE INDEX */ UPDATE a SET b = 'CREATE INDEX'", StatementKind::change_rows},
      {"DO $$ BEGIN EXECUTE 'CLUSTER a'; END $$", StatementKind::other},
      {"", StatementKind::other},
  };
  for (const auto& [sql, kind] : cases) EXPECT_EQ(shape_of(sql).kind, kind) << sql;
}

TEST(StatementKind, KnowsTableAndColumnAsTheyWereWritten) {
  const StatementShape shape =
      shape_of("ALTER TABLE IF EXISTS ONLY shop.\"Orders\" ALTER COLUMN Total TYPE text");
  EXPECT_EQ(shape.table, "shop.\"Orders\"");
  EXPECT_EQ(shape.column, "Total");
  EXPECT_EQ(shape_of("CREATE INDEX ON ONLY orders (a)").table, "orders");
}

TEST(Words, SurviveTextThatEndsInTheMiddle) {
  for (const char* sql : {"'open", "\"open", "$$open", "$tag$open", "/* open", "-- open", "$1", "a.", "\""})
    EXPECT_FALSE(Words(sql).contain("CREATE")) << sql;
}

TEST(Advice, ReplacesTheStatementByASaferOne) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"CREATE INDEX i ON a (b)", "CREATE INDEX CONCURRENTLY ... ON a"},
      {"ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES d", "NOT VALID"},
      {"ALTER TABLE a ADD CHECK (b > 0)", "NOT VALID"},
      {"ALTER TABLE a ADD UNIQUE (b)", "USING INDEX"},
      {"ALTER TABLE a ALTER b TYPE text", "copy b in batches"},
      {"ALTER TABLE a ADD b uuid DEFAULT gen_random_uuid()", "volatile DEFAULT"},
      {"CLUSTER a USING i", "pg_repack"},
      {"REFRESH MATERIALIZED VIEW v", "CONCURRENTLY"},
      {"SELECT something()", "lock_timeout"},
  };
  for (const auto& [sql, expected] : cases) EXPECT_THAT(advice_for_blocking(sql), HasSubstr(expected)) << sql;
}

TEST(Advice, SplitsAMigrationThatKeepsALockWhileItChangesRows) {
  EXPECT_THAT(advice_for_keeping("ALTER TABLE a ADD b int", "UPDATE a SET b = 1"),
              HasSubstr("rows of a in batches"));
  EXPECT_THAT(advice_for_keeping("ALTER TABLE a ADD b int", "CREATE INDEX ON a (b)"),
              HasSubstr("CONCURRENTLY"));
}

}  // namespace
}  // namespace rehearse::check
