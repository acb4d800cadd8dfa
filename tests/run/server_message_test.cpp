#include "run/server_message.h"

#include <gmock/gmock.h>

#include <set>

#include "pg/session.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

using Kind = ServerMessage::Kind;

struct Case {
  const char* text;
  Kind kind;
  const char* table;
  const char* object;
  std::int64_t size;
};

TEST(ServerMessages, SayWhatTheServerDoes) {
  const Case cases[] = {
      {"rewriting table \"orders\"", Kind::rewrites_table, "orders", "", 0},
      {"verifying table \"order \"\" items\"", Kind::verifies_table, "order \"\" items", "", 0},
      {"building index \"i\" on table \"t\" serially", Kind::builds_index, "t", "i", 0},
      {"building index \"i\" on table \"t\" with request for 1 parallel worker", Kind::builds_index, "t", "i",
       0},
      {"building index \"a b\" on table \"c \" d\" with request for 2 parallel workers", Kind::builds_index,
       "c \" d", "a b", 0},
      {"validating foreign key constraint \"fk\"", Kind::validates_foreign_key, "", "fk", 0},
      {"temporary file: path \"base/pgsql_tmp/pgsql_tmp22699.0.fileset/0.0\", size 4259840",
       Kind::temporary_file, "", "", 4'259'840},
  };
  for (const Case& each : cases) {
    const auto message = parse_server_message(each.text);
    ASSERT_TRUE(message) << each.text;
    EXPECT_EQ(message->kind, each.kind) << each.text;
    EXPECT_EQ(message->table, each.table);
    EXPECT_EQ(message->object, each.object);
    EXPECT_EQ(message->size.value, each.size);
  }
}

TEST(ServerMessages, OtherMessagesSayNothing) {
  for (const char* text :
       {"", "rewriting table", "rewriting table \"orders", "building index \"i\" on table t",
        "index \"i\" can safely use deduplication", "temporary file: path \"x\", size many",
        "temporary file: path \"x\"", "table \"t\" does not exist, skipping",
        "ALTER TABLE / ADD UNIQUE will create implicit index \"u\" for table \"t\""})
    EXPECT_FALSE(parse_server_message(text)) << text;
}

// What the parser knows must be what the server of this version says.
TEST(ServerMessages, AreThoseOfTheServer) {
  const provision::Database database = test::fresh_database();
  pg::Session session{database.superuser()};
  session.execute("CREATE TABLE parent (id int PRIMARY KEY)");
  session.execute("CREATE TABLE t AS SELECT g AS id, NULL::int AS parent FROM generate_series(1, 50000) g");
  session.execute("SET client_min_messages = debug1");
  session.execute("SET log_temp_files = 0");
  session.execute("SET work_mem = '64kB'");
  std::multiset<std::string> seen;
  session.on_notice([&](std::string_view text) {
    const auto message = parse_server_message(text);
    if (!message || message->table.starts_with("pg_toast")) return;
    seen.insert(std::to_string(static_cast<int>(message->kind)) + ' ' + message->table + ' ' +
                message->object);
    EXPECT_TRUE(message->kind != Kind::temporary_file || message->size.value > 0);
  });
  for (const char* sql :
       {"ALTER TABLE t ALTER COLUMN id TYPE bigint", "ALTER TABLE t ALTER COLUMN id SET NOT NULL",
        "CREATE INDEX i ON t (id)", "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (parent) REFERENCES parent",
        "SELECT count(*) FROM (SELECT * FROM t ORDER BY random() OFFSET 1) s"})
    ASSERT_FALSE(session.execute(sql).error) << sql;
  session.on_notice({});
  for (const char* expected : {"0 t ", "1 t ", "2 t i", "3  fk", "4  "})
    EXPECT_TRUE(seen.contains(expected)) << expected;
}

}  // namespace
}  // namespace rehearse::run
