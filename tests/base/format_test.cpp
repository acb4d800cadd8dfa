#include "base/format.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace rehearse {
namespace {

TEST(Format, DurationsReadAsPeopleSayThem) {
  const std::vector<std::pair<double, std::string>> cases{{0, "0.0 ms"},
                                                          {0.44, "0.4 ms"},
                                                          {9.94, "9.9 ms"},
                                                          {9.96, "10 ms"},
                                                          {12, "12 ms"},
                                                          {999.4, "999 ms"},
                                                          {999.6, "1.0 s"},
                                                          {8'421.5, "8.4 s"},
                                                          {59'949, "59.9 s"},
                                                          {59'950, "1 min 00 s"},
                                                          {125'000, "2 min 05 s"},
                                                          {3'599'400, "59 min 59 s"},
                                                          {3'599'600, "1 h 00 min"},
                                                          {4'320'000, "1 h 12 min"}};
  for (const auto& [ms, text] : cases) EXPECT_EQ(human(Millis{ms}), text) << ms;
}

TEST(Format, ADurationThatIsNoNumberIsSaidToBeUnknown) {
  EXPECT_EQ(human(Millis{std::numeric_limits<double>::infinity()}), "unknown");
  EXPECT_EQ(human(Millis{std::numeric_limits<double>::quiet_NaN()}), "unknown");
  EXPECT_EQ(human(Millis{1e300}), "unknown");
}

TEST(Format, SizesUsePowersOf1024) {
  const std::vector<std::pair<std::int64_t, std::string>> cases{{0, "0 B"},
                                                                {1'023, "1023 B"},
                                                                {1'024, "1.0 kB"},
                                                                {8'397, "8.2 kB"},
                                                                {10'240, "10 kB"},
                                                                {10'188, "9.9 kB"},
                                                                {10'239, "10 kB"},
                                                                {356'515'840, "340 MB"},
                                                                {1'048'575, "1.0 MB"},
                                                                {1'048'000, "1023 kB"},
                                                                {1'288'490'189, "1.2 GB"},
                                                                {5'000'000'000'000'000, "4547 TB"}};
  for (const auto& [bytes, text] : cases) EXPECT_EQ(human(Bytes{bytes}), text) << bytes;
}

TEST(Format, SizesAreReadAsPostgresqlReadsThem) {
  EXPECT_EQ(parse_size("20GB"), Bytes{20LL << 30});
  EXPECT_EQ(parse_size("1.5MB"), Bytes{1'572'864});
  EXPECT_EQ(parse_size("64kB"), Bytes{65'536});
  EXPECT_EQ(parse_size("0B"), Bytes{0});
  for (const char* text : {"", "20", "GB", "-1GB", "20gigs", "1e30TB"})
    EXPECT_EQ(parse_size(text), std::nullopt) << text;
}

TEST(Format, RowsHaveThousandsSeparators) {
  EXPECT_EQ(human(Rows{0}), "0");
  EXPECT_EQ(human(Rows{999}), "999");
  EXPECT_EQ(human(Rows{2'500'000}), "2,500,000");
  EXPECT_EQ(human(Rows{-1'000}), "-1,000");
}

TEST(Format, CountsAgreeWithTheirNoun) {
  EXPECT_EQ(count(1, "migration"), "1 migration");
  EXPECT_EQ(count(0, "migration"), "0 migrations");
}

TEST(Format, DurationsAreParsedWithTheirUnit) {
  EXPECT_EQ(parse_duration("500ms"), Millis{500});
  EXPECT_EQ(parse_duration(" 2.5 s "), Millis{2'500});
  EXPECT_EQ(parse_duration("10min"), Millis{600'000});
  EXPECT_EQ(parse_duration("2h"), Millis{7'200'000});
}

TEST(Format, ADurationWithoutUnitOrNumberIsRefused) {
  for (const char* text :
       {"", "5", "ms", "-5s", "1.2.3s", "5 days", ".s", "5s5", "1e3s", "5,,s", ",5s", "5,s", "1,2s"})
    EXPECT_FALSE(parse_duration(text)) << text;
}

TEST(Format, ADurationLongerThanAnyClockIsRefused) {
  EXPECT_FALSE(parse_duration(std::string(400, '9') + "h"));
}

TEST(Format, RowsAreParsedInPowersOf1000) {
  EXPECT_EQ(parse_rows("10000"), Rows{10'000});
  EXPECT_EQ(parse_rows("10,000"), Rows{10'000});
  EXPECT_EQ(parse_rows("10_000"), Rows{10'000});
  EXPECT_EQ(parse_rows("25k"), Rows{25'000});
  EXPECT_EQ(parse_rows("2M"), Rows{2'000'000});
  EXPECT_EQ(parse_rows("1.5G"), Rows{1'500'000'000});
  EXPECT_EQ(parse_rows("0"), Rows{0});
}

TEST(Format, RowsThatAreNoWholeNumberAreRefused) {
  for (const char* text : {"", "k", "-1", "2x", "1.5", "0.0001k", "99999999999999999999", "2 M M"})
    EXPECT_FALSE(parse_rows(text)) << text;
}

}  // namespace
}  // namespace rehearse
