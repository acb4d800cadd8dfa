#include <gtest/gtest.h>

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

}  // namespace
}  // namespace rehearse::seed
