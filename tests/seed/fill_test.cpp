#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seed/seed.h"
#include "seed/support.h"
#include "support/server.h"

namespace rehearse::seed {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kShop = R"(
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN small_positive AS positive CHECK (VALUE < 100);
CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(80) NOT NULL UNIQUE, name text NOT NULL,
  feeling mood NOT NULL DEFAULT 'ok', points small_positive NOT NULL, country char(2), born date,
  tags text[], settings jsonb NOT NULL, created_at timestamptz NOT NULL, address inet,
  upper_name text GENERATED ALWAYS AS (upper(name)) STORED, manager_id bigint REFERENCES customer);
CREATE TABLE product (
  id serial PRIMARY KEY, sku varchar(12) NOT NULL UNIQUE, price numeric(10,2) NOT NULL CHECK (price > 0),
  stock smallint NOT NULL CHECK (stock BETWEEN 0 AND 500), status text NOT NULL CHECK (status IN ('on', 'off')),
  key uuid NOT NULL UNIQUE, photo bytea, opens time, keeps interval);
CREATE TABLE "Order" (
  id uuid PRIMARY KEY, "Customer Id" bigint NOT NULL REFERENCES customer, total numeric NOT NULL,
  starts timestamptz NOT NULL, ends timestamptz NOT NULL, CHECK (starts < ends), CHECK (total >= 0));
CREATE TABLE order_line (
  order_id uuid NOT NULL REFERENCES "Order" ON DELETE CASCADE, line_no int NOT NULL CHECK (line_no >= 1),
  product_id int REFERENCES product DEFERRABLE INITIALLY DEFERRED, quantity real, PRIMARY KEY (order_id, line_no));
CREATE TABLE profile (customer_id bigint PRIMARY KEY REFERENCES customer, bio text CHECK (length(bio) <= 40));
CREATE INDEX ON order_line (product_id);
)";

TEST(Fill, SeedsARelatedSchemaSoThatEveryConstraintHolds) {
  SeededDatabase database(kShop);
  const SeedFacts facts = database.fill(300);
  EXPECT_THAT(problems(facts), IsEmpty());
  for (const char* table : {"customer", "product", "\"Order\"", "order_line", "profile"}) {
    EXPECT_EQ(database.rows(table), 300) << table;
  }
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
}

TEST(Fill, MovesSequencesBehindWhatItLoaded) {
  SeededDatabase database(kShop);
  database.fill(50);
  database.connection().query(
      "INSERT INTO product (sku, price, stock, status, key) VALUES ('x', 1, 1, 'on', gen_random_uuid())");
  EXPECT_EQ(database.integer("SELECT max(id) FROM product"), 51);
}

TEST(Fill, LeavesTablesAloneThatHaveRowsAndUsesTheirKeys) {
  SeededDatabase database(
      "CREATE TABLE country (code char(2) PRIMARY KEY); INSERT INTO country VALUES ('XX'), ('YY');"
      "CREATE TABLE city (id int PRIMARY KEY, country char(2) NOT NULL REFERENCES country)");
  EXPECT_THAT(problems(database.fill(100)), IsEmpty());
  EXPECT_EQ(database.rows("country"), 2);
  EXPECT_EQ(database.integer("SELECT count(DISTINCT country) FROM city WHERE country IN ('XX', 'YY')"), 2);
}

TEST(Fill, DoesNotTouchWhatWasDoneBefore) {
  SeededDatabase database("CREATE TABLE a (id int PRIMARY KEY)");
  database.fill(10);
  database.connection().query("TRUNCATE a; CREATE TABLE b (id int PRIMARY KEY)");
  database.fill(10);
  EXPECT_EQ(database.rows("a"), 0);
  EXPECT_EQ(database.rows("b"), 10);
}

TEST(Fill, GivesTheSameRowsWithOneStreamAndWithMany) {
  SeedSpec spec;
  spec.rows = Rows{30'000};
  SeededDatabase one(kShop);
  one.fill(spec, 1);
  SeededDatabase many(kShop);
  many.fill(spec, 4);
  EXPECT_EQ(one.checksums(), many.checksums());
  spec.value = 43;
  SeededDatabase other(kShop);
  other.fill(spec, 4);
  EXPECT_NE(one.checksums(), other.checksums());
}

TEST(Fill, LeavesTheSchemaAsItWas) {
  SeededDatabase database(std::string(kShop) + R"(
CREATE INDEX partial ON "Order" (total) WHERE total > 5;
CREATE INDEX kept ON "Order" (starts); COMMENT ON INDEX kept IS 'a comment';
CREATE UNIQUE INDEX lowered ON customer (lower(email));
CREATE INDEX stats ON customer ((points + 1)); ALTER INDEX stats ALTER COLUMN 1 SET STATISTICS 500;
ALTER TABLE product ADD CONSTRAINT product_key_again UNIQUE (key, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE product REPLICA IDENTITY USING INDEX product_key_key;
CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''fired''; END';
CREATE TRIGGER always BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION boom();
ALTER TABLE customer ENABLE ALWAYS TRIGGER always;
)");
  const std::string before = database.dump();
  EXPECT_THAT(problems(database.fill(25'000)), IsEmpty());
  EXPECT_EQ(database.dump(), before);
  EXPECT_EQ(database.integer("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
}

TEST(Fill, CapsRowsAtWhatAKeyHasRoomForAndSaysSo) {
  SeededDatabase database(
      "CREATE TYPE color AS ENUM ('red', 'green'); CREATE TABLE by_color (color color PRIMARY KEY, n int);"
      "CREATE TABLE small (id smallint PRIMARY KEY); CREATE TABLE flags (a bool, b bool, PRIMARY KEY (a, "
      "b))");
  const auto found = problems(database.fill(40'000));
  EXPECT_EQ(database.rows("by_color"), 2);
  EXPECT_EQ(database.rows("small"), 32'767);
  EXPECT_EQ(database.rows("flags"), 4);
  EXPECT_THAT(found.at("public.by_color"), HasSubstr("2 rows only: key by_color_pkey has no room for more"));
  EXPECT_EQ(found.size(), 3U);
}

TEST(Fill, FollowsCyclesAndTablesThatReferToThemselves) {
  SeededDatabase database(
      "CREATE TABLE a (id int PRIMARY KEY, b_id int NOT NULL); CREATE TABLE b (id int PRIMARY KEY, a_id int "
      "NOT NULL REFERENCES a);"
      "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;"
      "CREATE TABLE tree (id bigint PRIMARY KEY, parent bigint NOT NULL REFERENCES tree);"
      "CREATE TABLE chain (id int PRIMARY KEY, next int UNIQUE NOT NULL REFERENCES chain)");
  EXPECT_THAT(problems(database.fill(200)), IsEmpty());
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
  EXPECT_GT(database.integer("SELECT count(DISTINCT parent) FROM tree"), 20);
}

TEST(Fill, KeepsTenantsApartWhereCompositeKeysOverlap) {
  SeededDatabase database(R"(
CREATE TABLE tenant (id int PRIMARY KEY);
CREATE TABLE customer (tenant_id int NOT NULL REFERENCES tenant, id int NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE TABLE product (tenant_id int NOT NULL REFERENCES tenant, id int NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE TABLE sale (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenant, customer_id int NOT NULL,
  product_id int NOT NULL, parent_id int,
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customer, FOREIGN KEY (tenant_id, product_id) REFERENCES product);
CREATE TABLE visit (tenant_id int REFERENCES tenant, customer_id int, at timestamp,
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customer);
)");
  EXPECT_THAT(problems(database.fill(400)), IsEmpty());
  EXPECT_EQ(database.rows("sale"), 400);
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
}

TEST(Fill, FillsPartitionsWithinTheirBounds) {
  SeededDatabase database(R"(
CREATE TABLE event (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
CREATE TABLE event_rest PARTITION OF event DEFAULT;
CREATE TABLE region (id int, name text NOT NULL, PRIMARY KEY (id, name)) PARTITION BY LIST (name);
CREATE TABLE region_eu PARTITION OF region FOR VALUES IN ('eu', 'uk');
CREATE TABLE region_us PARTITION OF region FOR VALUES IN ('us');
CREATE TABLE hashed (id uuid PRIMARY KEY, n int) PARTITION BY HASH (id);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE note (id int PRIMARY KEY, event_id bigint, event_at timestamptz, hashed_id uuid NOT NULL REFERENCES hashed,
  FOREIGN KEY (event_id, event_at) REFERENCES event);
)");
  EXPECT_THAT(problems(database.fill(1'000)), IsEmpty());
  for (const char* table : {"event", "region", "hashed", "note"})
    EXPECT_EQ(database.rows(table), 1'000) << table;
  EXPECT_EQ(database.rows("event_2"), 500);
  EXPECT_EQ(database.rows("event_rest"), 0);
  EXPECT_GT(database.rows("hashed_1"), 300);
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
}

TEST(Fill, LetsTheServerJudgeChecksThatItCannotRead) {
  SeededDatabase database(
      "CREATE TABLE t (id serial PRIMARY KEY, n int NOT NULL CHECK (n % 7 = 3), m int, CHECK (CASE WHEN m IS "
      "NULL THEN true ELSE m % 2 = 0 END));"
      "CREATE TABLE child (id int PRIMARY KEY, t_id int NOT NULL REFERENCES t)");
  EXPECT_THAT(problems(database.fill(500)), IsEmpty());
  EXPECT_EQ(database.rows("t"), 500);
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
  database.connection().query("INSERT INTO t (n) VALUES (3)");
}

TEST(Fill, NamesWhatItCannotSeedAndGoesOn) {
  SeededDatabase database(
      "CREATE TABLE hopeless (id int PRIMARY KEY, n int NOT NULL CONSTRAINT never CHECK (n::bigint * n = "
      "-1));"
      "CREATE TABLE child (id int PRIMARY KEY, h int NOT NULL REFERENCES hopeless);"
      "CREATE TABLE loose (id int PRIMARY KEY, h int REFERENCES hopeless);"
      "CREATE TABLE shape (id int PRIMARY KEY, owner aclitem NOT NULL)");
  const auto found = problems(database.fill(50));
  EXPECT_THAT(found.at("public.hopeless"),
              testing::AllOf(HasSubstr("never"), HasSubstr("for example (1, "),
                             HasSubstr("[seed.tables.\"public.hopeless\".columns.n] values"),
                             HasSubstr("skip = [\"public.hopeless\"]")));
  EXPECT_THAT(found.at("public.child"), HasSubstr("public.hopeless, which has no rows"));
  EXPECT_THAT(found.at("public.shape"),
              testing::AllOf(HasSubstr("owner"), HasSubstr("aclitem"), HasSubstr("values")));
  EXPECT_EQ(found.size(), 3U);
  EXPECT_EQ(database.rows("loose"), 50);
  EXPECT_EQ(database.rows("hopeless") + database.rows("child"), 0);
}

TEST(Fill, CopesWithUnusualTables) {
  std::string wide = "CREATE TABLE wide (id int PRIMARY KEY";
  for (int i = 0; i < 300; ++i) wide += ", c" + std::to_string(i) + (i % 2 == 0 ? " int" : " text");
  SeededDatabase database(wide + R"();
CREATE TABLE nothing ();
CREATE TABLE computed (n int GENERATED ALWAYS AS (1) STORED);
CREATE SCHEMA "My Schema"; CREATE TABLE "My Schema"."Odd ""Name""" ("Sel ect" int PRIMARY KEY, "ünï" text NOT NULL);
CREATE VIEW looking AS SELECT * FROM nothing;
CREATE TABLE base (id int PRIMARY KEY, note text); CREATE TABLE derived (extra int) INHERITS (base);
CREATE TYPE pair AS (a int, b text);
CREATE TABLE typed (id int PRIMARY KEY, p pair, ps pair[], span int4range, spans tstzrange[], doc json, m money,
  i2 int2[], net cidr, b bit(3), x xml, o oid, f8 float8, n numeric(5,0), c "char", iv interval, nm name);
CREATE TABLE booking (room int NOT NULL, during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));
CREATE UNLOGGED TABLE fleeting (id int);
)");
  EXPECT_THAT(problems(database.fill(120)), IsEmpty());
  for (const char* table : {"wide", "nothing", "computed", "\"My Schema\".\"Odd \"\"Name\"\"\"", "ONLY base",
                            "derived", "typed", "booking", "fleeting"}) {
    EXPECT_EQ(database.rows(table), 120) << table;
  }
  EXPECT_GT(database.integer("SELECT count(p) + count(ps) + count(span) + count(doc) + count(m) FROM typed"),
            400);
}

// Reserved words, as names of tables, columns, types, indexes and sequences.
TEST(Fill, IsNotConfusedByNamesThatAreKeywords) {
  SeededDatabase database(R"(
CREATE TYPE "table" AS ENUM ('null', 'true');
CREATE TABLE "order" ("select" serial PRIMARY KEY, "user" text NOT NULL UNIQUE, "table" "table" NOT NULL, "null" int CHECK ("null" > 5));
CREATE TABLE "group" ("from" int REFERENCES "order", "end" date NOT NULL, "default" text, PRIMARY KEY ("from", "end"));
CREATE INDEX "where" ON "group" ("default");
)");
  SeedSpec spec;
  spec.rows = Rows{30'000};  // enough for indexes to be dropped and built again
  spec.tables["order"].columns["null"].nulls = 0.5;
  EXPECT_THAT(problems(database.fill(spec)), IsEmpty());
  EXPECT_EQ(database.rows("\"order\""), 30'000);
  EXPECT_EQ(database.rows("\"group\""), 30'000);
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
}

TEST(Fill, FillsTheWidestTableThatThereCanBe) {
  std::string create = "CREATE TABLE t (c0 smallint";
  for (int i = 1; i < 1'600; ++i) create += ", \"select " + std::to_string(i) + "\" smallint";
  SeededDatabase database(create + ")");
  EXPECT_THAT(problems(database.fill(20)), IsEmpty());
  EXPECT_EQ(database.rows("t"), 20);
}

TEST(Fill, RefusesValuesTooWideToMakeAndSendsWideOnesAFewAtATime) {
  SeededDatabase database("CREATE TABLE huge (note text NOT NULL); CREATE TABLE wide (note text NOT NULL)");
  SeedSpec spec;
  spec.rows = Rows{20};
  spec.tables["huge"].columns["note"].width = 1'000'000'000;
  spec.tables["wide"].columns["note"].width = 2'000'000;
  const auto found = problems(database.fill(spec));
  EXPECT_THAT(found.at("public.huge"), HasSubstr("wants 1000000000 bytes for each value of column note"));
  EXPECT_EQ(found.size(), 1U);
  EXPECT_EQ(database.rows("wide"), 20);
}

TEST(Fill, TriesLiteralsWhereACheckRefusesAllThatItMadeItself) {
  SeededDatabase database(
      "CREATE TABLE zone (name text NOT NULL CHECK (now() AT TIME ZONE name IS NOT NULL));"
      "CREATE TABLE power (n int NOT NULL CHECK ((n & (n - 1)) = 0));"
      "CREATE TABLE doc (body jsonb NOT NULL CHECK (body ? 'key'));"
      "CREATE TABLE word (w text NOT NULL CHECK (w ~ '^(?!x)[a-z]+$'))");
  EXPECT_THAT(problems(database.fill(50)), IsEmpty());
  for (const char* table : {"zone", "power", "doc", "word"}) EXPECT_EQ(database.rows(table), 50) << table;
}

TEST(Fill, KeepsTheRowsThatPassWhenNoMoreDo) {
  SeededDatabase database(
      "CREATE TABLE t (id smallint PRIMARY KEY CHECK (id BETWEEN 1 AND 100), CONSTRAINT odd CHECK (id % 2 = "
      "1));"
      "CREATE TABLE child (t_id smallint PRIMARY KEY REFERENCES t)");
  const auto found = problems(database.fill(80));
  EXPECT_EQ(database.rows("t"), 50);
  EXPECT_EQ(database.rows("child"), 50);
  EXPECT_THAT(found.at("public.t"), HasSubstr("50 rows only: of 100 tried, no more passed odd"));
}

// As a function that finds another one by its search_path does from version 17 on.
TEST(Fill, KeepsTheRowsOfATableThatCannotBeAnalysed) {
  SeededDatabase database(
      "CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN IF current_query() LIKE "
      "'VACUUM%' THEN RAISE 'not today'; END IF; RETURN $1; END $$; "
      "CREATE TABLE t (id int PRIMARY KEY); CREATE INDEX ON t (f(id)); CREATE TABLE u (id int PRIMARY KEY)");
  const auto found = problems(database.fill(100));
  EXPECT_THAT(found, ElementsAre(Pair("public.t", HasSubstr("ANALYZE fails: not today"))));
  EXPECT_EQ(database.rows("t"), 100);
  EXPECT_EQ(database.rows("u"), 100);
}

TEST(Fill, DoesWhatTheConfigurationSays) {
  SeededDatabase database(
      "CREATE TABLE t (id int PRIMARY KEY, status text, at date NOT NULL, note text, keep int); CREATE TABLE "
      "log_x (id int)");
  SeedSpec spec;
  spec.scale = 0.5;
  spec.skip = {"log_*"};
  TableSeedSpec table;
  table.rows = Rows{4'000};
  table.columns["status"].values = {{"paid", 0.9}, {"open", 0.1}};
  table.columns["status"].nulls = 0.0;
  table.columns["at"].range = {"2021-01-01", "2021-12-31"};
  table.columns["note"].width = 100;
  table.columns["note"].nulls = 0.5;
  spec.tables["public.t"] = table;
  EXPECT_THAT(problems(database.fill(spec)), IsEmpty());
  EXPECT_EQ(database.rows("t"), 2'000);
  EXPECT_EQ(database.rows("log_x"), 0);
  EXPECT_NEAR(database.connection().query("SELECT avg((status = 'paid')::int) FROM t").number(0, 0), 0.9,
              0.03);
  EXPECT_NEAR(database.connection().query("SELECT avg((note IS NULL)::int) FROM t").number(0, 0), 0.5, 0.04);
  EXPECT_NEAR(database.connection().query("SELECT avg(length(note)) FROM t").number(0, 0), 100, 5);
  EXPECT_EQ(database.integer("SELECT count(*) FROM t WHERE at < '2021-01-01' OR at > '2021-12-31'"), 0);
}

}  // namespace
}  // namespace rehearse::seed
