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

TEST(Profile, GivesDataThatAnalyzeCannotTellFromProduction) {
  SeededDatabase production(kSchema);
  production.connection().query(kProduction);
  production.connection().query("VACUUM (FREEZE, ANALYZE)");
  const auto wanted = profile_of(production);

  SeededDatabase copy(kSchema);
  EXPECT_THAT(problems(copy.fill(like(wanted))), IsEmpty());
  EXPECT_THAT(copy.broken_constraints(), IsEmpty());
  copy.connection().query("VACUUM (ANALYZE)");
  const profile::Fidelity fidelity = profile::compare(*wanted, *profile_of(copy));
  EXPECT_TRUE(profile::is_faithful(fidelity)) << listing(fidelity);
  if (std::getenv("REHEARSE_SHOW_FIDELITY") != nullptr) fmt::print("{}", listing(fidelity));
}

}  // namespace
}  // namespace rehearse::seed
