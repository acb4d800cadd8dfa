// One schema on two versions of PostgreSQL: the newest of the system, and the one that these tests run on.
#include "schema/versions.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <iterator>

#include "provision/start.h"
#include "schema/compare.h"
#include "snapshot/read.h"
#include "snapshot/support.h"
#include "support/server.h"

namespace rehearse::snapshot {
namespace {

std::string content(const std::string& name) {
  std::ifstream file(REHEARSE_SOURCE_DIR "/tests/snapshot/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

int major_of(const SchemaSnapshot& snapshot) {
  return snapshot.server_version / 10'000;
}

class AcrossVersions : public testing::Test {
 protected:
  void SetUp() override {
    if (test::wanted_postgres().empty()) GTEST_SKIP() << "needs a second version of PostgreSQL";
  }

  static SchemaSnapshot on_this(const std::string& statements) {
    return made(test::fresh_database(), statements);
  }

  static SchemaSnapshot on_newest(const std::string& statements) {
    static Listener silent;
    static const std::unique_ptr<Server> server = provision::start({}, silent);
    static std::atomic<int> number = 0;
    return made({server->endpoint(), "across_versions_" + std::to_string(++number)}, statements);
  }

 private:
  static SchemaSnapshot made(const provision::Database& database, const std::string& statements) {
    pg::Connection connection(database.superuser());
    connection.query("SET client_min_messages = error");
    connection.query(statements);
    SchemaSnapshot snapshot = read(connection);
    connection.query("DROP SUBSCRIPTION IF EXISTS sub");  // it would keep the database
    return snapshot;
  }
};

// What the newer one of two versions does for the first time, by version.
struct News {
  int major;
  const char* place;
};

constexpr std::array<News, 8> kNews{{{14, "column shop.epoch.e (type)"},
                                     {14, "constraint shop.orders.this_century (expression)"},
                                     {14, "view shop.epoch (definition)"},
                                     {15, "schema public (grants)"},
                                     {15, "schema public (owner)"},
                                     {15, "sequence shop.fast_id_seq (unlogged)"},
                                     {16, "subscription sub (runs as owner)"},
                                     {18, "subscription sub (streaming)"}}};

std::vector<std::string> news_between(int one, int other) {
  std::vector<std::string> places;
  for (const News& each : kNews)
    if (std::min(one, other) < each.major && each.major <= std::max(one, other))
      places.emplace_back(each.place);
  return places;
}

TEST_F(AcrossVersions, OneSchemaDiffersOnlyWhereTheVersionsDo) {
  const bool knows_14 = test::wanted_postgres() != "13";
  const std::string statements = content("versions.sql") + (knows_14 ? content("versions_since_14.sql") : "");
  const SchemaSnapshot here = on_this(statements);
  const SchemaSnapshot there = on_newest(statements);
  std::vector<std::string> found;
  for (const SchemaDifference& each : schema::compare(here, there, Comparison::down))
    found.push_back(each.kind + " " + each.object + " (" + each.attribute + ")");
  EXPECT_THAT(found, testing::UnorderedElementsAreArray(news_between(major_of(here), major_of(there))));
}

struct Pair {
  const char* here;
  const char* there;
  const char* difference;
};

// What looks alike once the versions are made alike, and is not.
constexpr std::array<Pair, 6> kPairs{
    {{"CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW v AS SELECT b AS a FROM t",
      "view public.v (definition)"},
     {"CREATE VIEW v AS SELECT x.a FROM t x", "CREATE VIEW v AS SELECT y.a FROM t y",
      "view public.v (definition)"},
     {"CREATE VIEW v AS SELECT t.a FROM t FULL JOIN u USING (a)",
      "CREATE VIEW v AS SELECT a FROM t FULL JOIN u USING (a)", "view public.v (definition)"},
     {"ALTER TABLE t ADD CONSTRAINT k CHECK (d AT TIME ZONE 'utc' > '2000-01-01')",
      "ALTER TABLE t ADD CONSTRAINT k CHECK (d AT TIME ZONE 'cet' > '2000-01-01')",
      "constraint public.t.k (expression)"},
     {"ALTER TABLE t ADD CONSTRAINT k CHECK (trim(LEADING FROM a) > '')",
      "ALTER TABLE t ADD CONSTRAINT k CHECK (trim(a) > '')", "constraint public.t.k (expression)"},
     {"ALTER TABLE t ALTER a SET NOT NULL", "SELECT 1", "column public.t.a (not null)"}}};

TEST_F(AcrossVersions, OtherSchemasDiffer) {
  const std::string tables = "CREATE TABLE t (a text, b text, d timestamptz); CREATE TABLE u (a text);";
  for (const Pair& pair : kPairs) {
    std::vector<std::string> found;
    for (const SchemaDifference& each :
         schema::compare(on_this(tables + pair.here), on_newest(tables + pair.there), Comparison::down))
      if (each.kind != "schema") found.push_back(each.kind + " " + each.object + " (" + each.attribute + ")");
    EXPECT_THAT(found, testing::ElementsAre(pair.difference)) << pair.there;
  }
}

}  // namespace
}  // namespace rehearse::snapshot
