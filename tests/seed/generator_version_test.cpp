// Seeded states are kept between runs: data that an older program has made must not pass for ours.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "pg/connection.h"
#include "seed/seed.h"
#include "support/server.h"

namespace rehearse::seed {
namespace {

constexpr const char* kSchema = R"(
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE parents (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, full_name text, country char(2), born date,
  created_at timestamptz NOT NULL, mood mood, token uuid NOT NULL, price numeric(10,2) CHECK (price > 5), meta jsonb,
  tags text[], active boolean, ip inet, ratio double precision, note varchar(40));
CREATE TABLE children (parent bigint REFERENCES parents, line int, kind text CHECK (kind IN ('a', 'b', 'c')),
  during tstzrange, payload bytea, PRIMARY KEY (parent, line));
)";

// Of version 2.
constexpr int kVersion = 2;
constexpr const char* kParents = "faf70b07485e4c1483ccf451ab21ea29";
constexpr const char* kChildren = "35233ff7e8a8d15853a19872cfd77df8";

std::string checksum(pg::Connection& connection, const std::string& table, const std::string& order) {
  return std::string(
      connection.query("SELECT md5(string_agg(t::text, ',' ORDER BY " + order + ")) FROM " + table + " t")
          .text(0, 0));
}

TEST(GeneratorVersion, IsAnotherOneWheneverSeedingMakesOtherData) {
  const auto database = test::fresh_database();
  pg::Connection connection(database.superuser());
  connection.query("SET TimeZone = 'UTC'");
  connection.query(kSchema);
  Listener silent;
  std::set<std::string> done;
  SeedSpec spec;
  spec.rows = Rows{1'000};
  fill(database.superuser(), MigrationRole::owner, spec, done, silent, {});
  constexpr const char* kHint =
      "seeding makes other data: raise kGeneratorVersion in harness/seed/seed.h, unless that has been done "
      "since "
      "the last release, and write the new checksums here";
  EXPECT_EQ(checksum(connection, "parents", "id"), kParents) << kHint;
  EXPECT_EQ(checksum(connection, "children", "parent, line"), kChildren) << kHint;
  EXPECT_EQ(kGeneratorVersion, kVersion) << "write the checksums of the new version here";
}

}  // namespace
}  // namespace rehearse::seed
