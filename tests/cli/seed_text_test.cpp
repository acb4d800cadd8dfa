#include "cli/seed_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

SeedResult result() {
  SeedResult result;
  result.scenario = "shop";
  result.migrations = 12;
  result.server.version = "15.18";
  result.seeded.value = 42;
  result.seeded.duration = Millis{2'000};
  result.seeded.tables = {{"public.a", Rows{10'000}, Bytes{1 << 20}, Millis{1'000}, ""},
                          {"public.b", Rows{0}, Bytes{0}, {}, "no values are known for its type"}};
  return result;
}

TEST(SeedText, HasALineForEachTableAndTheirSum) {
  EXPECT_EQ(seed_text(result(), 100),
            "scenario shop   PostgreSQL 15.18   12 migrations   seed value 42   seeded in 2.0 s\n\n"
            "  table        rows     size   rows/s\n"
            "  public.a   10,000   1.0 MB   10,000\n"
            "  public.b        0      0 B\n"
            "  total      10,000   1.0 MB    5,000\n\n"
            "  public.b: no values are known for its type\n");
}

TEST(SeedText, SaysWhenTheDataCameFromTheCache) {
  SeedResult cached = result();
  cached.seeded.cached = true;
  EXPECT_THAT(seed_text(cached, 100), HasSubstr("from the cache, seeded once in 2.0 s"));
}

TEST(SeedText, SaysHowToReachAServerThatWasKept) {
  SeedResult kept = result();
  EXPECT_THAT(seed_text(kept, 100), Not(HasSubstr("psql")));
  kept.kept = run::KeptServer{{"/tmp/my dir", 5432, "postgres", "owner"}, "rehearse_1"};
  EXPECT_THAT(seed_text(kept, 100), HasSubstr("  psql -h '/tmp/my dir' -p 5432 -U owner rehearse_1\n"));
  EXPECT_THAT(seed_json(kept), HasSubstr("\"superuser\": \"postgres\""));
}

TEST(SeedText, NamesFromAServerCannotMoveTheCursor) {
  SeedResult hostile = result();
  hostile.seeded.tables[0].table = "public.\x1b[2J";
  EXPECT_THAT(seed_text(hostile, 100), Not(HasSubstr("\x1b")));
}

seed::SeedPlan plan() {
  seed::TablePlan table;
  table.schema = "public";
  table.name = "orders";
  table.rows = 2'000;
  table.columns = {{"id", "key", "unique", nullptr, 0}, {"note", "words", "type", nullptr, 0.1}};
  table.left_out = {{"total", "the server", "generated column", nullptr, 0}};
  table.note = "fewer rows than wanted";
  seed::SeedPlan plan;
  plan.tables = {table};
  plan.unseeded = {{{}, "public.odd", "foreign key f uses a generated column"}};
  return plan;
}

TEST(SeedPlanText, SaysOfEachColumnWhatItGetsAndWhy) {
  EXPECT_EQ(plan_text(plan(), 100),
            "public.orders, 2,000 rows\n"
            "  id     key         unique\n"
            "  note   words       type; NULL in 10 %\n"
            "  total  the server  generated column\n"
            "  fewer rows than wanted\n\n"
            "public.odd, stays empty\n"
            "  foreign key f uses a generated column\n");
}

TEST(SeedPlanText, ALongReasonStaysInItsColumn) {
  seed::SeedPlan wide = plan();
  wide.tables[0].columns[0].reason =
      "a reason of many words that does not fit into a line of the width given";
  EXPECT_THAT(plan_text(wide, 60), HasSubstr("\n                     "));
}

TEST(SeedPlanText, SaysSoWhenThereIsNoTable) {
  EXPECT_EQ(plan_text({}, 100), "no table to seed\n");
}

}  // namespace
}  // namespace rehearse::cli
