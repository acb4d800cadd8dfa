#include "profile/quantity.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rehearse::profile {
namespace {

struct Case {
  ValueKind kind;
  std::string literal;
  std::optional<double> value;
};

TEST(Quantity, ReadsWhatTheServerWrites) {
  const std::vector<Case> cases{
      {ValueKind::integer, "-42", -42},
      {ValueKind::decimal, "1.5e3", 1500},
      {ValueKind::decimal, "NaN", std::nullopt},
      {ValueKind::decimal, "12abc", std::nullopt},
      {ValueKind::date, "1970-01-02", 86'400},
      {ValueKind::date, "1969-12-31", -86'400},
      {ValueKind::date, "2024-02-29", 1'709'164'800},
      {ValueKind::date, "2023-02-29", std::nullopt},
      {ValueKind::date, "infinity", std::nullopt},
      {ValueKind::date, "0044-03-15 BC", std::nullopt},
      {ValueKind::date, "99999-01-01", std::nullopt},
      {ValueKind::timestamp, "1970-01-01 00:00:01.5", 1.5},
      {ValueKind::timestamp, "1970-01-01 02:00:00+02", 0},
      {ValueKind::timestamp, "1970-01-01 00:00:00-03:30", 12'600},
      {ValueKind::timestamp, "1970-01-01", std::nullopt},
      {ValueKind::timestamp, "-infinity", std::nullopt},
      {ValueKind::time, "04:32:10", 16'330},
      {ValueKind::time, "04:32:10+01", 12'730},
      {ValueKind::time, "later", std::nullopt},
      {ValueKind::interval, "1 day 02:00:00", 93'600},
      {ValueKind::interval, "1 year 2 mons -3 days", 36'028'800},
      {ValueKind::interval, "-00:00:05", -5},
      {ValueKind::interval, "3 apples", std::nullopt},
      {ValueKind::interval, "", std::nullopt},
      {ValueKind::text, "1", std::nullopt},
  };
  for (const Case& each : cases)
    EXPECT_EQ(parse_quantity(each.kind, each.literal), each.value) << each.literal;
}

TEST(Quantity, WritesLiteralsThatTheServerReads) {
  EXPECT_EQ(write_quantity(ValueKind::integer, 12'000, 1'000), "12000");
  EXPECT_EQ(write_quantity(ValueKind::decimal, 0.30000000000000004, 0.1), "0.3");
  EXPECT_EQ(write_quantity(ValueKind::decimal, -0.0, 0.5), "0.0");
  EXPECT_EQ(write_quantity(ValueKind::date, 86'400, 86'400), "1970-01-02");
  EXPECT_EQ(write_quantity(ValueKind::timestamp, -3'600, 3'600), "1969-12-31 23:00:00");
  EXPECT_EQ(write_quantity(ValueKind::time, 16'320, 60), "04:32:00");
  EXPECT_EQ(write_quantity(ValueKind::interval, 93'600, 3'600), "93600 seconds");
}

}  // namespace
}  // namespace rehearse::profile
