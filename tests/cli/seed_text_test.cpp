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

run::SeedFidelity fidelity() {
  using Metric = profile::FidelityMetric;
  run::SeedFidelity report;
  report.fidelity.deviations = {{"public.a.note", Metric::width, 31, 62, 1},
                                {"public.a", Metric::rows, 10'000, 9'990, 0.001},
                                {"public.a.note", Metric::null_fraction, 0.2, 0.2, 0},
                                {"public.a.id", Metric::distinct, 2'500'000, 2'500'000, 0},
                                {"public.a.note", Metric::frequencies, 0, 0, 0.012}};
  report.unmet = {{report.fidelity.deviations.front(), "arrays have a form of their own"}};
  report.notes = {"table public.b: [seed] skip leaves it out"};
  report.fidelity.not_compared = {"index public.old: not in the other database"};
  report.not_asked = {"public.a.x", "public.a.y"};
  return report;
}

TEST(SeedFidelityText, ShowsWhatWasAskedAndWhatIsThereWorstFirst) {
  EXPECT_EQ(fidelity_text(fidelity(), 100),
            "asked > there, by ANALYZE; ! beyond what 95 of 100 should keep to\n\n"
            "  column          NULLs   distinct   freq L1   hist KS   order       width\n"
            "  public.a.note     20%                0.012                     ! 31 > 62\n"
            "  public.a.id                 2.5M\n\n"
            "  table                rows   size   TOAST\n"
            "  public.a   10,000 > 9,990\n\n"
            "not as asked\n"
            "  public.a.note, width: off by 100.0 %; arrays have a form of their own\n\n"
            "notes\n"
            "  table public.b: [seed] skip leaves it out\n\n"
            "not compared\n"
            "  index public.old: not in the other database\n\n"
            "nothing is asked of\n"
            "  2 columns: public.a.x, public.a.y\n");
}

TEST(SeedFidelityText, ForProgramsSaysWhichBarIsMet) {
  SeedResult measured = result();
  EXPECT_THAT(seed_json(measured), HasSubstr("\"report\": null"));
  measured.fidelity = fidelity();
  const std::string text = seed_json(measured);
  EXPECT_THAT(text, HasSubstr("\"faithful\": false"));
  EXPECT_THAT(text, HasSubstr("\"met\": false"));
  EXPECT_THAT(text, HasSubstr("\"reason\": \"arrays have a form of their own\""));
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

TEST(SeedPlanText, SaysWhoWantedThatManyRows) {
  seed::SeedPlan known = plan();
  known.tables[0].rows_reason = "rows of the profile, times 0.1";
  EXPECT_THAT(plan_text(known, 100),
              HasSubstr("public.orders, 2,000 rows (rows of the profile, times 0.1)\n"));
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
