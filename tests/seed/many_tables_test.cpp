#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seed/support.h"

namespace rehearse::seed {
namespace {

TEST(ManyTables, OfAHundredRowsEachTakeNoTimeWorthMentioning) {
  std::string schema = "CREATE TABLE t0 (id bigint PRIMARY KEY);";
  for (int i = 1; i < 100; ++i) {
    schema += fmt::format(
        "CREATE TABLE t{} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, other int REFERENCES t{}, "
        "email text UNIQUE, at timestamptz, total numeric(10,2));",
        i, i / 2);
  }
  SeededDatabase database(schema);
  const SeedFacts facts = database.fill(100);
  EXPECT_THAT(problems(facts), testing::IsEmpty());
  EXPECT_EQ(facts.tables.size(), 100U);
  // A second when idle; the limit only catches a round trip too many per table.
  EXPECT_LT(facts.duration, Millis{6'000});
  RecordProperty("millis", static_cast<int>(facts.duration.count()));
}

}  // namespace
}  // namespace rehearse::seed
