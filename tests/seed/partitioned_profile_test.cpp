// How many rows partitions get from a profile of production.
#include <gtest/gtest.h>

#include <memory>

#include "profile/read_server.h"
#include "seed/support.h"

namespace rehearse::seed {
namespace {

constexpr const char* kParts = R"(
CREATE TABLE event (id int NOT NULL, year int NOT NULL, PRIMARY KEY (id, year)) PARTITION BY RANGE (year);
CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (2000) TO (2020);
CREATE TABLE event_new PARTITION OF event FOR VALUES FROM (2020) TO (2030);
)";

// Autovacuum analyses the partitions and never their root.
TEST(Profiled, PartitionsGetTheRowsThatEachHasInProduction) {
  SeededDatabase production(kParts);
  production.connection().query(
      "INSERT INTO event SELECT i, CASE WHEN i <= 900 THEN 2001 + i % 10 ELSE 2021 END FROM "
      "generate_series(1, 1000) i;"
      "ANALYZE event_old; ANALYZE event_new");
  SeedSpec spec;
  spec.shape = std::make_shared<DataProfile>(profile::read_server(production.connection(), {}));
  spec.scale = 2;
  SeededDatabase copy(kParts);
  copy.fill(spec);
  EXPECT_EQ(copy.rows("event_old"), 1'800);
  EXPECT_EQ(copy.rows("event_new"), 200);
  spec.tables["event"].rows = Rows{50};
  SeededDatabase configured(kParts);
  configured.fill(spec);
  EXPECT_EQ(configured.rows("event_old"), 50);
  EXPECT_EQ(configured.rows("event_new"), 50);
}

}  // namespace
}  // namespace rehearse::seed
