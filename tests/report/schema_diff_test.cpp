#include "report/schema_diff.h"

#include <gmock/gmock.h>

namespace rehearse::report {
namespace {

using testing::HasSubstr;

SchemaDiff drift() {
  SchemaDiff diff{"db/migrations", "postgresql://prod/shop", {}, {"owners are not compared"}};
  diff.differences = {{Comparison::down, "table", "public.orders", "column order", "a, b", "b, a",
                       DifferenceSeverity::warning},
                      {Comparison::down, "index", "public.i", "", "on public.orders btree (a)", ""}};
  return diff;
}

TEST(SchemaDiffReport, TheJsonFormHasEveryDifferenceAsData) {
  const std::string json = render(drift(), DiffFormat::json, Style(true));
  EXPECT_THAT(json, HasSubstr(R"(  "before": "db/migrations",
  "after": "postgresql://prod/shop",
  "equal": false,)"));
  EXPECT_THAT(json, HasSubstr(R"("severity": "warning")"));
  EXPECT_THAT(json, HasSubstr(R"("notes": [
    "owners are not compared"
  ])"));
}

TEST(SchemaDiffReport, WhatIsAcceptedLeavesTheSchemasEqual) {
  SchemaDiff diff = drift();
  for (SchemaDifference& difference : diff.differences) difference.severity = DifferenceSeverity::accepted;
  EXPECT_THAT(render(diff, DiffFormat::json, Style(false)), HasSubstr("\"equal\": true"));
}

TEST(SchemaDiffReport, TheTextNamesBothSidesAndLabelsWhatIsOrderOnly) {
  const std::string text = render(drift(), DiffFormat::text, Style(false));
  EXPECT_THAT(text, HasSubstr("db/migrations"));
  EXPECT_THAT(text, HasSubstr("postgresql://prod/shop"));
  EXPECT_THAT(text, HasSubstr("order only"));
  EXPECT_THAT(text, HasSubstr("owners are not compared"));
}

}  // namespace
}  // namespace rehearse::report
