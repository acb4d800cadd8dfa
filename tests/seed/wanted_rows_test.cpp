#include "seed/wanted_rows.h"

#include <gtest/gtest.h>

#include <memory>

#include "rehearse/profile.h"
#include "seed/seed.h"

namespace rehearse::seed {
namespace {

TEST(WantedRows, TheNarrowestEntryWins) {
  SeedSpec spec;
  spec.rows = Rows{100};
  spec.tables["*"].rows = Rows{1};
  spec.tables["orders"].rows = Rows{2};
  spec.tables["shop.orders"].rows = Rows{3};
  EXPECT_EQ(wanted_rows(spec, "shop", "orders"), Rows{3});
  EXPECT_EQ(wanted_rows(spec, "public", "orders"), Rows{2});
  EXPECT_EQ(wanted_rows(spec, "public", "other"), Rows{1});
}

TEST(WantedRows, ScalesAndSkips) {
  SeedSpec spec;
  spec.rows = Rows{10};
  spec.scale = 0.25;
  spec.skip = {"audit_*", "tmp.*"};
  EXPECT_EQ(wanted_rows(spec, "public", "orders"), Rows{3});
  EXPECT_EQ(wanted_rows(spec, "public", "audit_log"), Rows{0});
  EXPECT_EQ(wanted_rows(spec, "tmp", "x"), Rows{0});
}

// A profile tells more of a table than a number for all tables does, and less than one for this table.
TEST(WantedRows, TheProfileWinsOverTheNumberForAllTablesButNotOverOneOfItsOwn) {
  auto shape = std::make_shared<DataProfile>();
  shape->tables = {{.schema = "public", .name = "line", .rows = 4'000},
                   {.schema = "public", .name = "never_analyzed"},
                   {.schema = "public", .name = "orders", .rows = 1'000}};
  SeedSpec spec;
  spec.rows = Rows{10};
  spec.scale = 0.5;
  spec.tables["orders"].rows = Rows{20};
  spec.shape = shape;
  struct Case {
    const char* table;
    std::int64_t rows;
    const char* reason;
  };
  for (const Case& each : {Case{"line", 2'000, "rows of the profile, times 0.5"},
                           Case{"orders", 10, "rows of its [seed] entry, times 0.5"},
                           Case{"never_analyzed", 5, "[seed] rows: the profile does not tell any, times 0.5"},
                           Case{"unknown", 5, "[seed] rows: the profile does not tell any, times 0.5"}}) {
    EXPECT_EQ(wanted_rows(spec, "public", each.table), Rows{each.rows}) << each.table;
    EXPECT_EQ(rows_reason(spec, "public", each.table), each.reason);
  }
  spec.shape = nullptr;
  spec.scale = 1;
  EXPECT_EQ(rows_reason(spec, "public", "line"), "[seed] rows");
}

}  // namespace
}  // namespace rehearse::seed
