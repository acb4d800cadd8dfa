// From statistics to data: what a profile says is there again when the copy is analysed.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "profile/fidelity.h"
#include "profile/read_server.h"
#include "profile/request.h"
#include "rehearse/error.h"
#include "rehearse/profile.h"
#include "seed/seed.h"
#include "seed/support.h"

namespace rehearse::seed {
namespace {

using profile::FidelityMetric;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kSchema = R"(
CREATE TABLE customer (id int PRIMARY KEY, email text NOT NULL UNIQUE, name varchar(60) NOT NULL);
CREATE TABLE purchase (
  id bigint PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, city text NOT NULL, points int NOT NULL,
  placed_at timestamptz NOT NULL, paid_at timestamptz, total numeric(12,4) NOT NULL, note text, code int NOT NULL,
  gift boolean NOT NULL);
CREATE INDEX purchase_customer ON purchase (customer_id);
CREATE INDEX purchase_city ON purchase (city);
CREATE INDEX purchase_points ON purchase (points);
CREATE INDEX purchase_placed ON purchase (placed_at);
CREATE INDEX purchase_total ON purchase (total);
)";

// What production might hold, made by other means than ours.
constexpr const char* kProduction = R"(
SELECT setseed(0.42);
INSERT INTO customer SELECT i, md5(i::text) || '@mail.org', initcap(substr(md5((i * 7)::text), 1, 4 + i % 9)) || ' Doe'
  FROM generate_series(1, 20000) i;
INSERT INTO purchase
SELECT i, 1 + floor(20000 * power(random(), 3)), 'city ' || floor(exp(random() * 7)),
  round(5000 + 1000 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())),
  timestamptz '2021-01-01 00:00+00' + i * interval '400 seconds' + random() * interval '2 hours',
  CASE WHEN random() < 0.2 THEN timestamptz '2022-01-01 00:00+00' + random() * interval '900 days' END,
  (random() * random() * 10000)::numeric(12,4),
  CASE WHEN random() < 0.6 THEN repeat(md5(random()::text), 3 + (random() * 4)::int) END,
  floor(random() * 50000), random() < 0.1
FROM generate_series(1, 200000) i;
)";

constexpr const char* kMixedSchema = R"(
CREATE TYPE state AS ENUM ('new', 'open', 'closed', 'void');
CREATE TABLE account (
  id uuid PRIMARY KEY, phone text, country char(2) NOT NULL, joined date NOT NULL, tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 5),
  balance numeric(14,2) NOT NULL DEFAULT 0, settings jsonb NOT NULL, tags text[] NOT NULL, score double precision);
CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, state state NOT NULL,
  kind text NOT NULL CHECK (kind IN ('view', 'click', 'buy')), seen_on date NOT NULL, took interval NOT NULL,
  amount int NOT NULL CHECK (amount >= 0), body text NOT NULL, hash text NOT NULL, token uuid NOT NULL,
  removed_at timestamptz, version int NOT NULL DEFAULT 1, price real, at_time time NOT NULL);
CREATE INDEX event_account ON event (account_id);
CREATE INDEX event_seen ON event (seen_on);
CREATE UNIQUE INDEX event_hash ON event (hash);
)";

constexpr const char* kMixedProduction = R"(
SELECT setseed(0.7);
INSERT INTO account SELECT gen_random_uuid(), '+49' || (1000000000 + i), (ARRAY['DE','FR','US','GB','JP','BR'])[1 + floor(6 * power(random(), 2))],
  date '2015-01-01' + (i / 15), 1 + floor(5 * power(random(), 2)), round((exp(random() * 9))::numeric, 2),
  jsonb_build_object('theme', md5(random()::text), 'n', i), (ARRAY['a','b','c','d','e','f'])[1:(random() * 4)::int], random() * 100
  FROM generate_series(1, 30000) i;
CREATE TEMP TABLE ids AS SELECT row_number() OVER () n, id FROM account;
CREATE UNIQUE INDEX ON ids (n);
INSERT INTO event (account_id, state, kind, seen_on, took, amount, body, hash, token, removed_at, version, price, at_time)
SELECT (SELECT id FROM ids WHERE n = 1 + (i * 7919::bigint % 12345) * (i % 2)), (ARRAY['new','open','closed','void'])[1 + floor(4 * power(random(), 3))]::state,
  (ARRAY['view','click','buy'])[1 + floor(3 * power(random(), 2))], date '2020-01-01' + (i / 200 + random() * 200)::int,
  (floor(power(random(), 4) * 86400) || ' seconds')::interval, floor(power(random(), 6) * 100000), repeat(chr(97 + i % 26), 20 + (random() * 900)::int),
  md5(i::text), gen_random_uuid(), CASE WHEN random() < 0.3 THEN now() - random() * interval '3 years' END,
  1, (random() * 1000)::real, time '00:00' + random() * interval '24 hours'
FROM generate_series(1, 150000) i;
)";

// Most of its bytes are outside of the rows.
constexpr const char* kWideSchema = R"(
CREATE TABLE document (id int PRIMARY KEY, title text NOT NULL, body text NOT NULL, scan bytea, meta jsonb NOT NULL);
)";

constexpr const char* kWideProduction = R"(
SELECT setseed(0.2);
INSERT INTO document SELECT i, 'title ' || md5(i::text),
  (SELECT string_agg(chr(35 + (hashint4(i * 9000 + g) & 63)), '') FROM generate_series(1, 2500 + i % 3000) g WHERE g > 0),
  CASE WHEN random() < 0.3 THEN decode((SELECT string_agg(md5(i || ' ' || g), '') FROM generate_series(1, 300) g), 'hex') END,
  jsonb_build_object('n', i, 'kind', md5(random()::text))
FROM generate_series(1, 4000) i;
)";

std::shared_ptr<const DataProfile> profile_of(SeededDatabase& database) {
  return std::make_shared<DataProfile>(profile::read_server(database.connection(), {}));
}

SeedSpec like(std::shared_ptr<const DataProfile> shape) {
  SeedSpec spec;
  spec.shape = std::move(shape);
  return spec;
}

std::string listing(const profile::Fidelity& fidelity) {
  std::string text;
  for (const auto& each : fidelity.deviations) {
    text += fmt::format("{:40} {:16} wanted {:10.4f} found {:10.4f} deviates {:.4f}\n", each.subject,
                        profile::name_of(each.metric), each.wanted, each.found, each.deviation);
  }
  return text;
}

struct Shop {
  const char* name;
  const char* schema;
  const char* production;
};

std::ostream& operator<<(std::ostream& out, const Shop& shop) {
  return out << shop.name;
}

class Profile : public testing::TestWithParam<Shop> {};

TEST_P(Profile, GivesDataThatAnalyzeCannotTellFromProduction) {
  SeededDatabase production(GetParam().schema);
  production.connection().query(GetParam().production);
  production.connection().query("VACUUM (FREEZE, ANALYZE)");
  const auto wanted = profile_of(production);

  SeededDatabase copy(GetParam().schema);
  EXPECT_THAT(problems(copy.fill(like(wanted))), IsEmpty());
  EXPECT_THAT(copy.broken_constraints(), IsEmpty());
  copy.connection().query("VACUUM (ANALYZE)");
  const profile::Fidelity fidelity = profile::compare(*wanted, *profile_of(copy));
  EXPECT_TRUE(profile::is_faithful(fidelity)) << listing(fidelity);
  if (std::getenv("REHEARSE_SHOW_FIDELITY") != nullptr) fmt::print("{}", listing(fidelity));
}

constexpr const char* kParts = "CREATE TABLE part (id int PRIMARY KEY, size int, name text)";

TEST(Profiled, RowsAreThoseOfTheProfileUnlessTheConfigurationNamesSome) {
  SeededDatabase production(kParts);
  production.connection().query(
      "INSERT INTO part SELECT i, i, i FROM generate_series(1, 700) i; ANALYZE part");
  SeedSpec spec = like(profile_of(production));
  spec.scale = 2;
  SeededDatabase copy(kParts);
  copy.fill(spec);
  EXPECT_EQ(copy.rows("part"), 1'400);
  spec.tables["part"].rows = Rows{10};
  SeededDatabase small(kParts);
  small.fill(spec);
  EXPECT_EQ(small.rows("part"), 20);
}

TEST(Profiled, WhatNoLongerFitsIsANote) {
  SeededDatabase production(kParts);
  production.connection().query(
      "INSERT INTO part SELECT i, i, i FROM generate_series(1, 700) i; ANALYZE part");
  SeededDatabase copy("CREATE TABLE part (id int PRIMARY KEY, size text, label text)");
  const SeedFacts facts = copy.fill(like(profile_of(production)));
  EXPECT_EQ(copy.rows("part"), 700);
  EXPECT_THAT(
      problems(facts)["public.part"],
      testing::AllOf(HasSubstr("column size was integer in the profile"), HasSubstr("has not: name")));
}

TEST(Profiled, AnotherDatabasesProfileIsRefused) {
  SeededDatabase production(kParts);
  production.connection().query("ANALYZE part");
  SeededDatabase copy("CREATE TABLE whole (id int PRIMARY KEY)");
  try {
    copy.fill(like(profile_of(production)));
    FAIL() << "the profile was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), testing::AllOf(HasSubstr("public.part"), HasSubstr("public.whole")));
  }
}

TEST(Profiled, TheSameProfileGivesTheSameRowsWithAnyNumberOfStreams) {
  SeededDatabase production(kSchema);
  production.connection().query(kProduction);
  production.connection().query("ANALYZE");
  SeedSpec spec = like(profile_of(production));
  spec.scale = 0.15;
  SeededDatabase one(kSchema);
  one.fill(spec, 1);
  SeededDatabase many(kSchema);
  many.fill(spec, 4);
  EXPECT_EQ(one.checksums(), many.checksums());
  EXPECT_EQ(one.dump(), many.dump());
}

INSTANTIATE_TEST_SUITE_P(Of, Profile,
                         testing::Values(Shop{"shop", kSchema, kProduction},
                                         Shop{"mixed", kMixedSchema, kMixedProduction},
                                         Shop{"wide", kWideSchema, kWideProduction}),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace rehearse::seed
