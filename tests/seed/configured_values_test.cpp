// What [seed] says of tables and columns, on a server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rehearse/error.h"
#include "seed/seed.h"
#include "seed/support.h"

namespace rehearse::seed {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(Configured, DistributionsOrdersPatternsAndExpressionsAreHeeded) {
  SeededDatabase database(
      "CREATE TABLE t (id int PRIMARY KEY, iq int NOT NULL, wait float8 NOT NULL, rank int NOT NULL, day "
      "date NOT NULL,"
      " down int NOT NULL, plate text NOT NULL, twice bigint NOT NULL)");
  SeedSpec spec;
  spec.rows = Rows{30'000};
  auto& columns = spec.tables["t"].columns;
  columns["iq"].distribution = DistributionSpec{DistributionSpec::Kind::normal, 100, 15};
  columns["wait"].distribution = DistributionSpec{DistributionSpec::Kind::exponential, 0.1, 0};
  columns["rank"].distribution = DistributionSpec{DistributionSpec::Kind::zipf, 1, 0};
  columns["rank"].range = {"1", "1000"};
  columns["day"].range = {"2021-01-01", "2021-12-31"};
  columns["day"].order = ValueOrder::ascending;
  columns["down"].range = {"0", "1000000"};
  columns["down"].order = ValueOrder::descending;
  columns["plate"].pattern = "[A-Z]{2}-[0-9]{4}";
  columns["twice"].expression = "2 * t.iq + id";
  EXPECT_THAT(problems(database.fill(spec)), IsEmpty());
  EXPECT_NEAR(database.number("SELECT avg(iq) FROM t"), 100, 1);
  EXPECT_NEAR(database.number("SELECT stddev(iq) FROM t"), 15, 0.5);
  EXPECT_NEAR(database.number("SELECT avg(wait) FROM t"), 10, 0.5);
  // 1 / (1 + 1/2 + ... + 1/1000)
  EXPECT_NEAR(database.number("SELECT avg((rank = 1)::int) FROM t"), 0.1336, 0.01);
  EXPECT_EQ(database.integer("SELECT count(*) FROM t WHERE rank NOT BETWEEN 1 AND 1000"), 0);
  EXPECT_NEAR(database.number("SELECT corr(id, day - date '2021-01-01') FROM t"), 1, 0.001);
  EXPECT_NEAR(database.number("SELECT corr(id, down) FROM t"), -1, 0.001);
  EXPECT_EQ(database.integer("SELECT count(*) FROM t WHERE plate !~ '^[A-Z]{2}-[0-9]{4}$'"), 0);
  EXPECT_EQ(database.integer("SELECT count(*) FROM t WHERE twice <> 2 * iq + id"), 0);
  EXPECT_EQ(database.integer("SELECT count(*) FROM pg_trigger"), 0);
}

TEST(Configured, AnExpressionThatTheServerRefusesIsTheTablesProblem) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY, a int); CREATE TABLE u (id int PRIMARY KEY)");
  SeedSpec spec;
  spec.rows = Rows{10};
  spec.tables["t"].columns["a"].expression = "no_such_column + 1";
  const SeedFacts facts = database.fill(spec);
  EXPECT_THAT(problems(facts)["public.t"], HasSubstr("no_such_column"));
  EXPECT_EQ(database.rows("u"), 10);
  EXPECT_EQ(database.integer("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rehearse%'"), 0);
}

TEST(Configured, AnExpressionMeetsACheckThatTiesColumnsByArithmetic) {
  SeededDatabase database(
      "CREATE TABLE line (id int PRIMARY KEY, price int NOT NULL, quantity int NOT NULL,"
      " total bigint NOT NULL CHECK (total = price::bigint * quantity))");
  SeedSpec spec;
  spec.rows = Rows{500};
  spec.tables["line"].columns["total"].expression = "price::bigint * quantity";
  EXPECT_THAT(problems(database.fill(spec)), IsEmpty());
  EXPECT_EQ(database.rows("line"), 500);
}

TEST(Configured, ForeignKeysAreSkewedAndLeaveOrphans) {
  SeededDatabase database(
      "CREATE TABLE parent (id int PRIMARY KEY);"
      "CREATE TABLE child (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES parent)");
  SeedSpec spec;
  spec.tables["parent"].rows = Rows{1'000};
  spec.tables["child"].rows = Rows{100'000};
  spec.tables["child"].foreign_keys["parent_id"] = {DistributionSpec{DistributionSpec::Kind::uniform, 0, 0},
                                                    0.25};
  EXPECT_THAT(problems(database.fill(spec)), IsEmpty());
  EXPECT_EQ(database.integer("SELECT count(DISTINCT parent_id) FROM child"), 750);
  EXPECT_LT(database.integer("SELECT max(n) FROM (SELECT count(*) n FROM child GROUP BY parent_id) s"), 200);
}

TEST(Configured, AForeignKeyThatIsNoneIsNamedWithTheOneThatWasMeant) {
  SeededDatabase database(
      "CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE child (id int PRIMARY KEY, parent_id int "
      "REFERENCES parent)");
  SeedSpec spec;
  spec.rows = Rows{10};
  spec.tables["child"].foreign_keys["parent_ib"].orphans = 0.5;
  EXPECT_THAT(problems(database.fill(spec))["public.child"], HasSubstr("did you mean 'parent_id'"));
}

TEST(Configured, WhatATypeCannotGiveIsNamed) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY, a int, b text, c text)");
  SeedSpec spec;
  spec.rows = Rows{10};
  auto& columns = spec.tables["t"].columns;
  columns["a"].pattern = "x+";
  columns["b"].order = ValueOrder::ascending;
  columns["c"].pattern = "(?=x)y";
  EXPECT_THAT(problems(database.fill(spec))["public.t"],
              testing::AllOf(HasSubstr("column a is not used: only texts"), HasSubstr("column b is not used"),
                             HasSubstr("column c is not used: its pattern")));
  EXPECT_EQ(database.rows("t"), 10);
}

TEST(Configured, FixturesRunOnceAroundSeeding) {
  SeededDatabase database(
      "CREATE TABLE country (code text PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY)");
  SeedSpec spec;
  spec.rows = Rows{10};
  spec.before = {{"before.sql", "INSERT INTO country VALUES ('DE'), ('FR');"}};
  spec.after = {{"after.sql", "DELETE FROM t WHERE id > 5; CREATE TABLE late (id int)"}};
  database.fill(spec);
  EXPECT_EQ(database.rows("country"), 2);
  EXPECT_EQ(database.rows("t"), 5);
  database.fill(spec);
  EXPECT_EQ(database.rows("country"), 2);
}

TEST(Configured, AFixtureThatFailsIsNamed) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  SeedSpec spec;
  spec.before = {{"before.sql", "INSERT INTO nowhere VALUES (1)"}};
  try {
    database.fill(spec);
    FAIL() << "the fixture was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), testing::AllOf(HasSubstr("before.sql"), HasSubstr("nowhere")));
  }
}

}  // namespace
}  // namespace rehearse::seed
