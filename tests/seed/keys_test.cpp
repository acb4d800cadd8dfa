// Keys that are more than a list of columns: partial, of expressions, exclusion constraints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seed/support.h"

namespace rehearse::seed {
namespace {

using testing::IsEmpty;

TEST(Keys, PartialOnesDoNotForceTheRowsThatTheyDoNotCount) {
  SeededDatabase database(R"(
CREATE TABLE owner (id int PRIMARY KEY);
INSERT INTO owner SELECT generate_series(1, 20);
CREATE TABLE address (id serial PRIMARY KEY, owner_id int NOT NULL REFERENCES owner, is_default boolean NOT NULL);
CREATE UNIQUE INDEX one_default ON address (owner_id) WHERE is_default;
CREATE TABLE setting (id int PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('a', 'b', 'c')), deleted_at timestamptz);
CREATE UNIQUE INDEX one_kind ON setting (kind) WHERE deleted_at IS NULL;
CREATE TABLE duty (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('open', 'closed')));
CREATE UNIQUE INDEX one_open ON duty (state) WHERE state = 'open';
)");
  EXPECT_THAT(problems(database.fill(400)), IsEmpty());
  for (const char* table : {"address", "setting", "duty"}) EXPECT_EQ(database.rows(table), 400) << table;
  EXPECT_GT(database.integer("SELECT count(*) FROM setting WHERE deleted_at IS NULL"), 0);
}

TEST(Keys, PartialOnesWithRoomLeaveTheirPredicateAlone) {
  SeededDatabase database(
      "CREATE TABLE t (id int PRIMARY KEY, slug text NOT NULL, deleted_at timestamptz);"
      "CREATE UNIQUE INDEX live ON t (slug) WHERE deleted_at IS NULL");
  EXPECT_THAT(problems(database.fill(400)), IsEmpty());
  EXPECT_GT(database.integer("SELECT count(*) FROM t WHERE deleted_at IS NULL"), 300);
}

TEST(Keys, PartialOnesThatNothingCanExemptFromCapTheRows) {
  SeededDatabase database(
      "CREATE TABLE t (kind boolean NOT NULL, at int NOT NULL); CREATE UNIQUE INDEX odd ON t (kind) WHERE at "
      "% 2 >= 0");
  EXPECT_THAT(problems(database.fill(50)).at("public.t"), testing::HasSubstr("2 rows only: key odd"));
}

TEST(Keys, OfExpressionsAreUnique) {
  SeededDatabase database(R"(
CREATE TABLE owner (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, email text NOT NULL, code int);
CREATE UNIQUE INDEX ON t (lower(email)); CREATE UNIQUE INDEX ON t (coalesce(code, 0));
CREATE TABLE daily (owner_id int NOT NULL REFERENCES owner, at timestamptz NOT NULL);
CREATE UNIQUE INDEX ON daily (owner_id, date(at AT TIME ZONE 'UTC'));
CREATE TABLE single (id int PRIMARY KEY, "only" boolean NOT NULL DEFAULT true UNIQUE CHECK ("only"));
)");
  const auto found = problems(database.fill(400));
  EXPECT_EQ(found.size(), 1U);
  EXPECT_EQ(database.rows("t") + database.rows("daily"), 800);
  EXPECT_EQ(database.rows("single"), 1);
}

TEST(Keys, SpansOfExclusionConstraintsNeverOverlap) {
  SeededDatabase database(R"(
CREATE EXTENSION btree_gist;
CREATE TABLE stay (id int PRIMARY KEY, room int NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL,
  CHECK (starts < ends), EXCLUDE USING gist (room WITH =, tstzrange(starts, ends) WITH &&));
CREATE TABLE leave (a date NOT NULL, b date NOT NULL, EXCLUDE USING gist (daterange(a, b, '[]') WITH &&));
CREATE TABLE booking (room int NOT NULL, during daterange NOT NULL,
  EXCLUDE USING gist (room WITH =, during WITH &&));
)");
  EXPECT_THAT(problems(database.fill(300)), IsEmpty());
  EXPECT_EQ(database.rows("stay") + database.rows("leave") + database.rows("booking"), 900);
}

TEST(Keys, RowsThatReferToFewerParentsThanExpectedAreCapped) {
  SeededDatabase database(R"(
CREATE TABLE scope (id int PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('org', 'project')), UNIQUE (id, kind));
CREATE TABLE org (id int PRIMARY KEY, kind text NOT NULL CHECK (kind = 'org'), FOREIGN KEY (id, kind) REFERENCES scope (id, kind));
CREATE TABLE member (org_id int PRIMARY KEY REFERENCES org);
)");
  database.fill(300);
  EXPECT_GT(database.rows("org"), 100);
  EXPECT_LT(database.rows("org"), 200);
  EXPECT_EQ(database.rows("member"), database.rows("org"));
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
}

TEST(Keys, CirclesThatTheServerMustHelpWithAreCutWhereNullIsAllowed) {
  SeededDatabase database(R"(
CREATE TABLE method (id int PRIMARY KEY CHECK (id % 2 >= 0), conf_id int);
CREATE TABLE conf (id int PRIMARY KEY CHECK (id % 3 >= 0), method_id int NOT NULL REFERENCES method);
ALTER TABLE method ADD FOREIGN KEY (conf_id) REFERENCES conf;
)");
  EXPECT_THAT(problems(database.fill(100)), IsEmpty());
  EXPECT_EQ(database.rows("method") + database.rows("conf"), 200);
  EXPECT_THAT(database.broken_constraints(), IsEmpty());
}

TEST(Keys, TablesWithADefaultPartitionOnlyAreFilled) {
  SeededDatabase database(
      "CREATE TABLE event (id int, at date NOT NULL) PARTITION BY RANGE (at); CREATE TABLE rest PARTITION OF "
      "event "
      "DEFAULT");
  EXPECT_THAT(problems(database.fill(50)), IsEmpty());
  EXPECT_EQ(database.rows("event"), 50);
}

}  // namespace
}  // namespace rehearse::seed
