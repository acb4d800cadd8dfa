#include "profile/read_server.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>

#include "model/json_profile.h"
#include "pg/connection.h"
#include "profile/fidelity.h"
#include "profile/gaps.h"
#include "profile/support.h"
#include "rehearse/error.h"
#include "support/server.h"

namespace rehearse::profile {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Value = std::optional<std::string>;

class ReadServer : public testing::Test {
 protected:
  ReadServer() : database_(rehearse::test::fresh_database()) {}

  DataProfile after(const std::string& sql, const Request& request = {}) {
    test::execute(database_, sql);
    return test::profiled(database_, request);
  }

  [[nodiscard]] int version() const { return pg::Connection(database_.superuser()).server_version(); }

  provision::Database database_;
};

constexpr const char* kOrders = R"(
CREATE TYPE mood AS ENUM ('glad', 'sad', 'never');
CREATE DOMAIN size AS text CHECK (VALUE IN ('small', 'large'));
CREATE TABLE orders (
  id bigint PRIMARY KEY, paid boolean NOT NULL, mood mood, status text CHECK (status IN ('open', 'it''s done')),
  size size, note text, total numeric(12,2), placed timestamptz, rating integer, email text, born date,
  wide text);
INSERT INTO orders SELECT g, g % 4 = 0, (ARRAY['glad','sad']::mood[])[1 + g % 2],
  CASE WHEN g % 10 = 0 THEN 'it''s done' ELSE 'open' END, CASE WHEN g % 2 = 0 THEN 'small' ELSE 'large' END,
  CASE WHEN g % 5 = 0 THEN 'some words ' || g END, g * 1.5, '2024-01-01 00:00+00'::timestamptz + g * interval '1 hour',
  1 + g % 5, 'somebody' || g || '@example.org', date '1970-01-01' + g,
  (SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 100) WHERE g > 0)
FROM generate_series(1, 4000) g)";

class Orders : public ReadServer {
 protected:
  Orders() {
    test::execute(database_, kOrders);
    test::execute(database_, "VACUUM ANALYZE orders");
    profile_ = test::profiled(database_);
  }

  [[nodiscard]] const ProfileColumn& column(const std::string& name) const {
    return test::column(profile_, "orders", name);
  }

  DataProfile profile_;
};

TEST_F(Orders, KnowsRowsPagesIndexesAndToast) {
  const ProfileTable* table = find_table(profile_, "public", "orders");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rows, 4'000);
  EXPECT_GT(table->pages, 50);
  EXPECT_EQ(table->visible_pages,
            pg::Connection(database_.superuser())
                .query("SELECT relallvisible FROM pg_class WHERE oid = 'orders'::regclass")
                .integer(0, 0));
  ASSERT_EQ(table->indexes.size(), 1U);
  EXPECT_EQ(table->indexes.front().name, "orders_pkey");
  EXPECT_EQ(table->indexes.front().rows, 4'000);
  EXPECT_GT(table->indexes.front().pages, 10);
  ASSERT_TRUE(table->toast);
  EXPECT_GT(table->toast->pages, 1'000);
  EXPECT_GE(table->toast->chunks, 4'000);
}

TEST_F(Orders, KeepsWhatStandsInTheSchemaAnyway) {
  EXPECT_THAT(column("paid").common.values, ElementsAre(Value("f"), Value("t")));
  EXPECT_THAT(column("paid").common.frequencies, ElementsAre(0.75, 0.25));
  EXPECT_THAT(column("mood").common.values, testing::UnorderedElementsAre(Value("glad"), Value("sad")));
  EXPECT_THAT(column("status").common.values, ElementsAre(Value("open"), Value("it's done")));
  EXPECT_THAT(column("size").common.values, testing::UnorderedElementsAre(Value("small"), Value("large")));
  for (const char* name : {"paid", "mood", "status", "size"})
    EXPECT_EQ(column(name).disclosure, Disclosure::schema) << name;
}

TEST_F(Orders, ReplacesTextByItsShape) {
  const ProfileColumn& note = column("note");
  EXPECT_EQ(note.disclosure, Disclosure::withheld);
  EXPECT_NEAR(note.null_fraction, 0.8, 0.001);
  ASSERT_TRUE(note.text);
  EXPECT_EQ(note.text->characters, TextClass::words);
  EXPECT_THAT(note.text->lengths, ElementsAre(14, testing::_, 15, 15, 15));
  EXPECT_THAT(note.bounds, IsEmpty());
}

TEST_F(Orders, RoundsNumbersAndTimes) {
  const ProfileColumn& total = column("total");
  EXPECT_EQ(total.disclosure, Disclosure::coarse);
  EXPECT_EQ(total.bounds.front(), "0");
  EXPECT_EQ(total.bounds.back(), "6000");
  const ProfileColumn& placed = column("placed");
  EXPECT_EQ(placed.kind, ValueKind::timestamp);
  EXPECT_THAT(placed.bounds, Contains("2024-01-06 00:00:00"));
  EXPECT_THAT(column("rating").common.values,
              testing::UnorderedElementsAre(Value("1"), Value("2"), Value("3"), Value("4"), Value("5")));
  EXPECT_DOUBLE_EQ(column("id").distinct, -1);
  EXPECT_DOUBLE_EQ(column("id").correlation.value_or(0), 1);
}

TEST_F(Orders, SaysOfSensitiveColumnsWhatTheyAreAndHowWide) {
  EXPECT_EQ(column("email").sensitive, "email");
  EXPECT_EQ(column("email").disclosure, Disclosure::sensitive);
  EXPECT_GT(column("email").width, 15);
  EXPECT_FALSE(column("email").text);
  EXPECT_EQ(column("born").sensitive, "birth date");
  EXPECT_THAT(column("born").bounds, IsEmpty());
}

TEST_F(Orders, KnowsTheServer) {
  const ProfileServer& server = profile_.server;
  EXPECT_EQ(server.version, version());
  EXPECT_EQ(server.block_size, 8192);
  EXPECT_EQ(server.encoding, "UTF8");
  EXPECT_FALSE(server.collation.empty());
  EXPECT_FALSE(server.time_zone.empty());
  EXPECT_TRUE(server.extensions.contains("plpgsql"));
  EXPECT_FALSE(server.settings.at("work_mem").empty());
}

TEST_F(Orders, TwoRunsGiveTheSameBytes) {
  EXPECT_EQ(to_json(test::profiled(database_)), to_json(profile_));
}

TEST_F(Orders, WhatIsWrittenCanBeRead) {
  EXPECT_EQ(profile_from_json(to_json(profile_), "p.json"), profile_);
}

TEST_F(Orders, RareValuesAreMergedIntoTheRest) {
  const DataProfile coarse = test::profiled(database_, {.floor = 500});
  EXPECT_THAT(test::column(coarse, "orders", "status").common.values, ElementsAre(Value("open")));
  EXPECT_LE(test::column(coarse, "orders", "total").bounds.size(), 9U);
}

TEST_F(Orders, PatternsThatNameNothingAreRefused) {
  for (const Request& request :
       {Request{.tables = {"ordres"}}, Request{.kept = {"orders.stauts"}}, Request{.schemas = {"pubic"}}})
    EXPECT_THROW(test::profiled(database_, request), Error);
  try {
    test::profiled(database_, {.kept = {"orders.stauts"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("did you mean 'orders.status'"));
  }
}

TEST_F(ReadServer, LeavesOutWhatWasNotAskedFor) {
  const DataProfile profile = after(
      "CREATE TABLE a (i int); CREATE TABLE bb (i int); CREATE TABLE bc (i int); CREATE TABLE c (i int)",
      {.tables = {"a", "public.b*"}, .excluded = {"bb"}});
  ASSERT_EQ(profile.tables.size(), 2U);
  EXPECT_EQ(profile.tables.front().name, "a");
  EXPECT_EQ(profile.tables.back().name, "bc");
}

TEST_F(ReadServer, SaysWhatWasNeverAnalyzedAndWhatIsNew) {
  const DataProfile profile = after(
      "CREATE TABLE raw (i int); INSERT INTO raw SELECT generate_series(1, 100);"
      "CREATE TABLE grown (i int); INSERT INTO grown SELECT generate_series(1, 100); ANALYZE grown;"
      "ALTER TABLE grown ADD late int");
  EXPECT_EQ(test::column(profile, "raw", "i").missing, Missing::never_analyzed);
  EXPECT_EQ(find_table(profile, "public", "raw")->rows, std::nullopt);
  EXPECT_EQ(test::column(profile, "grown", "late").missing, Missing::not_collected);
  EXPECT_THAT(gaps(profile), ElementsAre(HasSubstr("1 column (late) of public.grown"),
                                         HasSubstr("any column of public.raw: never analyzed: ANALYZE")));
}

// An owner is not needed, superuser even less; what the role may not see is said.
TEST_F(ReadServer, APlainRoleSeesWhatItMaySelectAndSaysWhatItMayNot) {
  const std::string role = "profiler_" + database_.name();
  test::execute(database_, fmt::format(R"(
    CREATE ROLE "{0}" LOGIN;
    CREATE TABLE shown (i int); CREATE TABLE hidden (i int); CREATE TABLE partly (i int, secret int);
    CREATE TABLE filtered (i int); ALTER TABLE filtered ENABLE ROW LEVEL SECURITY;
    CREATE POLICY few ON filtered USING (i < 10);
    INSERT INTO shown SELECT generate_series(1, 100); INSERT INTO hidden SELECT generate_series(1, 100);
    INSERT INTO partly SELECT g, g FROM generate_series(1, 100) g;
    INSERT INTO filtered SELECT generate_series(1, 100);
    CREATE STATISTICS pairs ON i, secret FROM partly;
    ANALYZE;
    GRANT SELECT ON shown, filtered TO "{0}"; GRANT SELECT (i) ON partly TO "{0}")",
                                       role));
  const DataProfile profile = test::profiled(database_, {}, role);
  const auto sentences = gaps(profile);
  test::execute(database_, fmt::format("DROP OWNED BY \"{0}\"; DROP ROLE \"{0}\"", role));
  EXPECT_EQ(test::column(profile, "shown", "i").missing, std::nullopt);
  EXPECT_EQ(test::column(profile, "hidden", "i").missing, Missing::no_right);
  EXPECT_EQ(test::column(profile, "partly", "i").missing, std::nullopt);
  EXPECT_EQ(test::column(profile, "partly", "secret").missing, Missing::no_right);
  EXPECT_EQ(test::column(profile, "filtered", "i").missing, Missing::row_security);
  EXPECT_EQ(find_table(profile, "public", "hidden")->rows, 100);
  EXPECT_THAT(sentences, Contains(HasSubstr("GRANT SELECT ON public.hidden")));
  EXPECT_THAT(sentences, Contains(HasSubstr("only the owner of public.partly")));
  EXPECT_THAT(sentences, Contains(HasSubstr("row security")));
}

TEST_F(ReadServer, ARoleThatReadsAllDataSeesAllStatistics) {
  if (version() < 140'000) GTEST_SKIP() << "pg_read_all_data came with PostgreSQL 14";
  const std::string role = "reader_" + database_.name();
  test::execute(database_, fmt::format("CREATE ROLE \"{0}\" LOGIN IN ROLE pg_read_all_data;"
                                       "CREATE TABLE t (i int); INSERT INTO t SELECT generate_series(1, 100);"
                                       "ANALYZE t",
                                       role));
  const DataProfile profile = test::profiled(database_, {}, role);
  test::execute(database_, fmt::format("DROP ROLE \"{}\"", role));
  EXPECT_THAT(gaps(profile), IsEmpty());
}

TEST_F(ReadServer, ReadsExtendedStatistics) {
  const DataProfile profile = after(
      "CREATE TABLE places (city int, country int, note text);"
      "INSERT INTO places SELECT g % 100, g % 10, 'n' FROM generate_series(1, 5000) g;"
      "CREATE STATISTICS place (ndistinct, dependencies, mcv) ON city, country FROM places; ANALYZE places");
  const auto& all = find_table(profile, "public", "places")->statistics;
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().name, "public.place");
  EXPECT_THAT(all.front().columns, ElementsAre("city", "country"));
  ASSERT_EQ(all.front().distinct.size(), 1U);
  EXPECT_DOUBLE_EQ(all.front().distinct.front().distinct, 100);
  ASSERT_FALSE(all.front().dependencies.empty());
  EXPECT_THAT(all.front().dependencies.front().from, ElementsAre("city"));
  EXPECT_EQ(all.front().dependencies.front().to, "country");
  EXPECT_EQ(all.front().frequencies.size(), 100U);
}

TEST_F(ReadServer, OfAPartitionedTableTakesTheWholeAndEachPart) {
  const DataProfile profile = after(
      "CREATE TABLE events (i int, k int) PARTITION BY RANGE (i);"
      "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (1000);"
      "CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (1000) TO (3000);"
      "INSERT INTO events SELECT g, g % 3 FROM generate_series(0, 2999) g; ANALYZE events, events_1, "
      "events_2");
  EXPECT_EQ(find_table(profile, "public", "events")->kind, ProfileTableKind::partitioned);
  EXPECT_EQ(test::column(profile, "events", "i").missing, std::nullopt);
  EXPECT_EQ(find_table(profile, "public", "events_2")->rows, 2'000);
  EXPECT_EQ(test::column(profile, "events_1", "k").common.frequencies.size(), 3U);
}

TEST_F(ReadServer, ReadsRangesFromVersion17On) {
  if (version() < 170'000) GTEST_SKIP() << "pg_stats has no range statistics before PostgreSQL 17";
  const DataProfile profile = after(
      "CREATE TABLE stays (during daterange);"
      "INSERT INTO stays SELECT daterange(date '2020-01-01' + g, date '2020-01-08' + g)"
      "FROM generate_series(1, 4000) g; ANALYZE stays");
  const auto& range = test::column(profile, "stays", "during").range;
  ASSERT_TRUE(range);
  EXPECT_DOUBLE_EQ(range->lengths.front(), 7);
  EXPECT_GT(range->lower_bounds.size(), 50U);
  EXPECT_TRUE(range->lower_bounds.back().starts_with("203"));
}

// What rounding and the sample of ANALYZE cost together has to stay well within the bars.
TEST_F(ReadServer, AnalyzedTwiceADatabaseIsLikeItself) {
  const DataProfile first = after(
      "CREATE TABLE sales (id bigint PRIMARY KEY, customer int, price numeric(12,2), at timestamptz, kind "
      "text);"
      "SELECT setseed(0.5);"
      "INSERT INTO sales SELECT g, floor(2000 * random() ^ 3), exp(10 * random())::numeric(12,2),"
      "'2020-01-01 00:00+00'::timestamptz + g * interval '1 hour' + random() * interval '10 days',"
      "CASE WHEN random() < 0.3 THEN 'a' WHEN random() < 0.5 THEN 'b' END FROM generate_series(1, 60000) g;"
      "ANALYZE sales");
  const Fidelity fidelity = compare(first, after("ANALYZE sales"));
  EXPECT_TRUE(is_faithful(fidelity)) << fidelity.deviations.front().subject << " "
                                     << name_of(fidelity.deviations.front().metric) << " "
                                     << fidelity.deviations.front().deviation;
  EXPECT_EQ(usual_deviation(fidelity, FidelityMetric::histogram).has_value(), true);
  EXPECT_THAT(fidelity.not_compared, IsEmpty());
}

TEST_F(ReadServer, ReadsArraysElementByElement) {
  const DataProfile profile = after(
      "CREATE TABLE tagged (tags text[], scores int[]);"
      "INSERT INTO tagged SELECT ARRAY['a', 'b' || g % 3], ARRAY[g % 5, 7, 9] FROM generate_series(1, 3000) "
      "g;"
      "ANALYZE tagged");
  const auto& tags = test::column(profile, "tagged", "tags").elements;
  ASSERT_TRUE(tags);
  EXPECT_THAT(tags->common.values, IsEmpty());
  EXPECT_THAT(tags->common.frequencies,
              ElementsAre(1, testing::DoubleNear(0.333, 0.001), testing::DoubleNear(0.333, 0.001),
                          testing::DoubleNear(0.333, 0.001)));
  EXPECT_DOUBLE_EQ(tags->average_count, 2);
  const auto& scores = test::column(profile, "tagged", "scores").elements;
  ASSERT_TRUE(scores);
  EXPECT_THAT(scores->common.values, Contains(Value("7")));
}

TEST_F(ReadServer, NeverWaitsForATableThatIsLocked) {
  test::execute(database_,
                "CREATE TABLE busy (i int); INSERT INTO busy SELECT generate_series(1, 100); ANALYZE busy");
  pg::Connection other(database_.superuser());
  other.query("BEGIN; LOCK TABLE busy IN ACCESS EXCLUSIVE MODE");
  EXPECT_EQ(find_table(test::profiled(database_), "public", "busy")->rows, 100);
}

TEST_F(ReadServer, NamesThatNeedQuotesAreWrittenAsTheyAre) {
  const DataProfile profile = after(
      "CREATE SCHEMA \"odd.\"\"schema\"; CREATE TABLE \"odd.\"\"schema\".\"select\" (\"a b\" int);"
      "INSERT INTO \"odd.\"\"schema\".\"select\" SELECT generate_series(1, 100);"
      "ANALYZE \"odd.\"\"schema\".\"select\"");
  const ProfileTable* table = find_table(profile, "odd.\"schema", "select");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->columns.front().name, "a b");
  EXPECT_EQ(table->columns.front().missing, std::nullopt);
}

}  // namespace
}  // namespace rehearse::profile
