// Every built-in type, and types of extensions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seed/support.h"

namespace rehearse::seed {
namespace {

constexpr std::int64_t kRows = 150;

TEST(Types, EveryBuiltInTypeThatHasABinaryFormIsFilled) {
  SeededDatabase database("");
  const pg::Result types = database.connection().query(
      "SELECT format_type(oid, -1), typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace AND "
      "typtype IN ('b', 'r', 'm') AND typsend <> 0 AND typrelid = 0 AND typinput <> 'array_in'::regproc AND "
      "typname !~ "
      "'^(pg_node_tree|pg_ndistinct|pg_dependencies|pg_mcv_list|pg_brin_.*|pg_ddl_command|gtsvector)$' "
      "ORDER BY oid");
  ASSERT_GT(types.rows(), 60U);
  std::string create;
  for (std::size_t i = 0; i < types.rows(); ++i) {
    create += "CREATE TABLE \"t_" + std::string(types.text(i, 1)) + "\" (single " +
              std::string(types.text(i, 0)) + " NOT NULL, several " + std::string(types.text(i, 0)) +
              "[] NOT NULL);";
  }
  database.connection().query(create);
  const SeedFacts facts = database.fill(kRows);
  EXPECT_THAT(problems(facts), testing::IsEmpty());
  for (const SeededTable& table : facts.tables) {
    EXPECT_EQ(table.rows.value, kRows) << table.table;
  }
}

TEST(Types, UniqueColumnsOfThemHaveRoom) {
  SeededDatabase database(
      "CREATE TABLE t (a bit(12) UNIQUE, b varbit PRIMARY KEY, c macaddr UNIQUE, d macaddr8 UNIQUE, e pg_lsn "
      "UNIQUE, "
      "f xid8 UNIQUE, g timetz UNIQUE, h money UNIQUE, i numrange UNIQUE, j tsvector UNIQUE, k interval "
      "UNIQUE)");
  EXPECT_THAT(problems(database.fill(900)), testing::IsEmpty());
  EXPECT_EQ(database.integer("SELECT count(DISTINCT a) + count(DISTINCT c) + count(DISTINCT g) FROM t"),
            2'700);
}

TEST(Types, DomainsAndCompositesOfThemAreFilled) {
  SeededDatabase database(
      "CREATE DOMAIN outline AS polygon; CREATE TYPE place AS (at point, card macaddr, flags varbit);"
      "CREATE TABLE t (o outline NOT NULL, p place NOT NULL, ps place[] NOT NULL)");
  EXPECT_THAT(problems(database.fill(kRows)), testing::IsEmpty());
  EXPECT_EQ(database.integer("SELECT count((p).at) + count((p).card) FROM t"), 2 * kRows);
}

TEST(Types, ExtensionTypesAreFilledWithWhatTheServerAccepts) {
  SeededDatabase database(
      "CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree;"
      "CREATE TABLE t (a citext PRIMARY KEY, b hstore NOT NULL, c ltree NOT NULL UNIQUE, d lquery NOT NULL, "
      "f ltree[] NOT NULL)");
  EXPECT_THAT(problems(database.fill(kRows)), testing::IsEmpty());
  EXPECT_EQ(database.integer("SELECT count(DISTINCT c) FROM t"), kRows);
}

// cube has a binary form from version 14 on. Without one COPY takes no row of the table, not even for its
// other columns (BeginCopyFrom(), copyfrom.c).
TEST(Types, ATableWithATypeThatHasNoBinaryFormNamesItAndStaysEmpty) {
  SeededDatabase database(
      "CREATE EXTENSION cube; CREATE TABLE t (id int PRIMARY KEY, e cube DEFAULT '(1,2)')");
  const auto found = problems(database.fill(kRows));
  if (database.integer("SELECT current_setting('server_version_num')::int") >= 140'000) {
    EXPECT_THAT(found, testing::IsEmpty());
    EXPECT_GT(database.integer("SELECT count(DISTINCT e) FROM t"), 1);
  } else {
    EXPECT_THAT(found.at("public.t"),
                testing::AllOf(testing::HasSubstr("type cube"), testing::HasSubstr("skip")));
    EXPECT_EQ(database.rows("t"), 0);
  }
}

TEST(Types, DomainsWhoseChecksCannotBeReadAreFilledByTrial) {
  SeededDatabase database(
      "CREATE FUNCTION is_version(text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$ SELECT $1 ~ "
      "'^\\d+\\.\\d+\\.\\d+$' "
      "$$; CREATE DOMAIN version AS text CHECK (is_version(VALUE));"
      "CREATE TABLE t (id int PRIMARY KEY, v version NOT NULL)");
  EXPECT_THAT(problems(database.fill(kRows)), testing::IsEmpty());
  EXPECT_EQ(database.integer("SELECT count(*) FROM t WHERE v ~ '^1\\.0\\.'"), kRows);
}

TEST(Types, ValuesThatTheConfigurationNamesAreReadByTheServer) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY, shape circle NOT NULL)");
  SeedSpec spec;
  spec.rows = Rows{50};
  spec.tables["t"].columns["shape"].values = {{"<(1,2),3>", 1.0}};
  EXPECT_THAT(problems(database.fill(spec)), testing::IsEmpty());
  EXPECT_EQ(database.integer("SELECT count(*) FROM t WHERE shape ~= '<(1,2),3>'"), 50);
}

TEST(Types, TrialsGiveTheSameValuesWithOneStreamAndWithMany) {
  const std::string schema =
      "CREATE DOMAIN day AS timestamptz CHECK (date_part('year', VALUE) > 1900);"
      "CREATE TABLE t (id int PRIMARY KEY, shape circle NOT NULL, at day NOT NULL, n int CHECK ((n & (n - "
      "1)) = 0))";
  SeedSpec spec;
  spec.rows = Rows{5'000};
  SeededDatabase one(schema);
  EXPECT_THAT(problems(one.fill(spec, 1)), testing::IsEmpty());
  SeededDatabase many(schema);
  many.fill(spec, 3);
  EXPECT_EQ(one.rows("t"), 5'000);
  EXPECT_EQ(one.checksums(), many.checksums());
}

TEST(Types, TrialsLeaveTheDatabaseAsItWas) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY, shape circle NOT NULL, doc xml)");
  const std::string before = database.dump();
  database.fill(20);
  EXPECT_EQ(database.dump(), before);
}

}  // namespace
}  // namespace rehearse::seed
