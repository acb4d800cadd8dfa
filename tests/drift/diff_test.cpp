#include "drift/diff.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "drift/remote_side.h"
#include "model/json_snapshot.h"
#include "pg/connection.h"
#include "rehearse/error.h"
#include "support/server.h"

namespace rehearse::drift {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The database is "production"; folders and dumps are made on throwaway servers of their own.
class Diff : public testing::Test {
 protected:
  Diff() : root_(fs::temp_directory_path() / ("rehearse_drift_" + std::to_string(getpid()))) {
    fs::create_directories(root_);
    execute("CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL)");
    execute("GRANT SELECT ON orders TO PUBLIC");
    execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC");
    execute("ALTER DATABASE " + database_.name() + " SET work_mem = '7MB'");
  }
  ~Diff() override { fs::remove_all(root_); }
  Diff(const Diff&) = delete;
  Diff& operator=(const Diff&) = delete;

  void execute(const std::string& sql) { pg::Connection(database_.superuser()).query(sql); }

  std::string write(const std::string& name, const std::string& text) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
    return (root_ / name).string();
  }

  std::string migrations(const std::string& more = {}) {
    write("m/0001_orders.up.sql",
          "CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nGRANT SELECT ON orders TO "
          "PUBLIC;\n"
          "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;\n"
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''7MB''', current_database()); END "
          "$$;\n" +
              more);
    write("m/0001_orders.down.sql", "DROP TABLE orders;");
    return (root_ / "m").string();
  }

  [[nodiscard]] std::string url() const {
    return "host=" + test::endpoint().host + " port=" + std::to_string(test::endpoint().port) +
           " user=postgres password=s3cret dbname=" + database_.name();
  }

  report::SchemaDiff diff(const std::string& before, const std::string& after, DiffRequest request = {}) {
    request.before = before;
    request.after = after;
    Listener silent;
    return drift::diff(request, silent, {});
  }

  static std::vector<std::string> objects(const report::SchemaDiff& diff) {
    std::vector<std::string> result;
    for (const SchemaDifference& each : diff.differences)
      result.push_back(each.kind + " " + each.object + (each.attribute.empty() ? "" : ": " + each.attribute));
    return result;
  }

  std::string refusal(const std::string& before, const std::string& after) {
    try {
      diff(before, after);
    } catch (const Error& error) {
      return (error.location() ? to_string(*error.location()) + ": " : "") + error.what();
    }
    return "compared";
  }

  fs::path root_;
  provision::Database database_ = test::fresh_database();
};

TEST_F(Diff, ProductionAsItsMigrationsMadeItHasNoDrift) {
  EXPECT_THAT(objects(diff(migrations(), url())), IsEmpty());
}

TEST_F(Diff, DriftIsFound) {
  execute("CREATE INDEX by_hand ON orders (total)");
  const report::SchemaDiff found = diff(migrations(), url());
  EXPECT_THAT(objects(found), ElementsAre("index public.by_hand"));
  EXPECT_THAT(found.after_name, HasSubstr("dbname=" + database_.name()));
  EXPECT_THAT(found.after_name, Not(HasSubstr("s3cret")));
}

TEST_F(Diff, TheLedgerOfAToolIsLeftOutWithANote) {
  execute("CREATE TABLE schema_migrations (version text PRIMARY KEY)");
  const report::SchemaDiff found = diff(migrations(), url());
  EXPECT_THAT(objects(found), IsEmpty());
  EXPECT_THAT(found.notes, Contains(HasSubstr("public.schema_migrations")));
}

TEST_F(Diff, ASnapshotFileStandsForTheServerItWasTakenFrom) {
  const std::string file =
      write("schema.json", to_json(read_remote({url(), {}, Millis{60'000}}, {}).snapshot));
  EXPECT_THAT(objects(diff(file, url())), IsEmpty());
  execute("ALTER TABLE orders ALTER total DROP NOT NULL");
  EXPECT_THAT(objects(diff(file, url())), ElementsAre("column public.orders.total: not null"));
}

TEST_F(Diff, AStaleSchemaFileIsFound) {
  const std::string fresh =
      write("fresh.sql",
            "CREATE TABLE public.orders (id bigint NOT NULL, total numeric NOT NULL);\n"
            "ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);\n"
            "GRANT SELECT ON TABLE public.orders TO PUBLIC;\n"
            "ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO PUBLIC;\n");
  EXPECT_THAT(objects(diff(migrations(), fresh)), IsEmpty());
  const std::string changed = migrations("COMMENT ON TABLE orders IS 'new';");
  EXPECT_THAT(objects(diff(changed, fresh)), ElementsAre("table public.orders: comment"));
}

TEST_F(Diff, AnOrderOfColumnsCountsUnlessItIsToBeIgnored) {
  const std::string a = write("a.sql", "CREATE TABLE t (x int, y int);");
  const std::string b = write("b.sql", "CREATE TABLE t (y int, x int);");
  const report::SchemaDiff found = diff(a, b);
  ASSERT_THAT(objects(found), ElementsAre("table public.t: column order"));
  EXPECT_TRUE(counts(found.differences[0]));
  DiffRequest ignoring;
  ignoring.rules.column_order = ColumnOrder::ignore;
  EXPECT_THAT(objects(diff(a, b, ignoring)), IsEmpty());
}

TEST_F(Diff, WhatFailsIsNamedWithItsPlace) {
  const std::string broken = migrations("SELECT missing;");
  EXPECT_THAT(
      refusal(broken, url()),
      HasSubstr("m/0001_orders.up.sql:5:8: 0001_orders does not apply: column \"missing\" does not exist"));
  const std::string dump = write("broken.sql", "CREATE TABLE t (\n  a missing);");
  EXPECT_THAT(refusal(dump, url()), HasSubstr("broken.sql:2:5: the dump does not load"));
  EXPECT_THAT(refusal(write("x.json", "{}"), url()), HasSubstr("x.json: the document: expected the key"));
  EXPECT_THAT(refusal(write("x.txt", "hello"), url()), HasSubstr("x.txt is no schema snapshot"));
  fs::create_directories(root_ / "empty");
  EXPECT_THAT(refusal((root_ / "empty").string(), url()), HasSubstr("no migrations found"));
  EXPECT_THAT(refusal("postgresql://x:s3cret@127.0.0.1:1/shop", url()),
              HasSubstr("cannot connect to postgresql://x@"));
}

TEST_F(Diff, RowsThatNobodyKnowsAreANoteOrWithStrictAnError) {
  SchemaSnapshot unknown;
  unknown.unclaimed = {"pg_new_catalog: 2 rows"};
  EXPECT_THAT(unclaimed("a", unknown, false), HasSubstr("pg_new_catalog: 2 rows"));
  EXPECT_THROW(unclaimed("a", unknown, true), Error);
  EXPECT_EQ(unclaimed("a", {}, true), "");
  const std::string file = write("unknown.json", to_json(unknown));
  EXPECT_THAT(diff(file, file).notes, Contains(HasSubstr("pg_new_catalog")));
}

TEST_F(Diff, OtherVersionsAreSaid) {
  SchemaSnapshot older = read_remote({url(), {}, Millis{60'000}}, {}).snapshot;
  older.server_version = 170'000;
  SchemaSnapshot newer = older;
  newer.server_version = 180'000;
  const report::SchemaDiff found = diff(write("17.json", to_json(older)), write("18.json", to_json(newer)));
  EXPECT_THAT(objects(found), IsEmpty());
  EXPECT_THAT(found.notes, Contains(HasSubstr("of PostgreSQL 17")));
  EXPECT_THAT(found.notes, Contains(HasSubstr("names of NOT NULL constraints are not compared")));
}

TEST_F(Diff, AnOptionThatOnlyASnapshotHasIsNotCompared) {
  SchemaSnapshot with;
  with.options.sequence_state = true;
  with.objects = {{"sequence", "public.s", {{"last value", "7"}}}};
  SchemaSnapshot without;
  without.objects = {{"sequence", "public.s", {}}};
  SchemaSnapshot later = with;
  later.objects[0].attributes["last value"] = "8";
  const std::string a = write("with.json", to_json(with));
  const std::string b = write("without.json", to_json(without));
  const std::string c = write("later.json", to_json(later));
  EXPECT_THAT(objects(diff(a, b)), IsEmpty());
  EXPECT_THAT(diff(a, b).notes, Contains(HasSubstr("standing of sequences")));
  EXPECT_THAT(objects(diff(a, c)), ElementsAre("sequence public.s: last value"));
  DiffRequest refusing;
  refusing.refused.sequence_state = true;
  EXPECT_THAT(objects(diff(a, c, refusing)), IsEmpty());
}

}  // namespace
}  // namespace rehearse::drift
