#include "profile/disclose.h"

#include <gmock/gmock.h>

#include <string>

namespace rehearse::profile {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Value = std::optional<std::string>;

constexpr DisclosureRules kRules{.rows = 10'000, .floor = 20};

RawColumn text_column() {
  return {.name = "city",
          .type = "text",
          .kind = ValueKind::text,
          .statistics = {.null_fraction = 0.1,
                         .distinct = -0.5,
                         .width = 8,
                         .correlation = 0.123456,
                         .common = {"Paris", "Rome", "Nowhere"},
                         .frequencies = {0.3, 0.123456, 0.001}}};
}

TEST(Disclose, KeepsFrequenciesAndDropsTexts) {
  const ProfileColumn column = disclose(text_column(), kRules);
  EXPECT_EQ(column.disclosure, Disclosure::withheld);
  EXPECT_THAT(column.common.frequencies, ElementsAre(0.3, 0.1235));
  EXPECT_THAT(column.common.values, IsEmpty());
  EXPECT_EQ(column.correlation, 0.1235);
  ASSERT_TRUE(column.text);
  EXPECT_EQ(column.text->characters, TextClass::word);
}

TEST(Disclose, RareValuesCountWhenTheFloorAllowsIt) {
  EXPECT_THAT(disclose(text_column(), {.rows = 10'000, .floor = 10}).common.frequencies, SizeIs(3));
  EXPECT_THAT(disclose(text_column(), {.rows = 0, .floor = 20}).common.frequencies, IsEmpty());
}

TEST(Disclose, ValuesOfACheckAreToldAndOthersBesideThemAreNot) {
  RawColumn column = text_column();
  column.labels = {"Rome"};
  const ProfileColumn told = disclose(column, kRules);
  EXPECT_EQ(told.disclosure, Disclosure::schema);
  EXPECT_THAT(told.common.values, ElementsAre(Value(), Value("Rome")));
}

TEST(Disclose, OfSensitiveColumnsOnlyNumbersStay) {
  RawColumn column = text_column();
  column.name = "home_address";
  const ProfileColumn told = disclose(column, kRules);
  EXPECT_EQ(told.disclosure, Disclosure::sensitive);
  EXPECT_THAT(told.common.frequencies, IsEmpty());
  EXPECT_FALSE(told.text);
  EXPECT_EQ(told.width, 8);
}

TEST(Disclose, ACheckThatNamesOneValueMakesNoneOfTheOthersPublic) {
  RawColumn column = text_column();
  column.name = "home_address";
  column.labels = {"Paris"};
  EXPECT_EQ(disclose(column, kRules).disclosure, Disclosure::sensitive);
  column.labels = {"Paris", "Rome", "Nowhere"};
  EXPECT_EQ(disclose(column, kRules).disclosure, Disclosure::schema);
}

TEST(Disclose, KeepingAColumnIsStrongerThanItsName) {
  RawColumn column = text_column();
  column.name = "home_address";
  const ProfileColumn told = disclose(column, {.rows = 10'000, .floor = 20, .keep = true});
  EXPECT_EQ(told.disclosure, Disclosure::kept);
  EXPECT_THAT(told.common.values, ElementsAre(Value("Paris"), Value("Rome")));
}

TEST(Disclose, BucketsHoldAsManyRowsAsTheFloorAsksFor) {
  RawColumn column{.name = "n", .type = "integer", .kind = ValueKind::integer};
  for (int i = 0; i <= 100; ++i) column.statistics.bounds.emplace_back(std::to_string(i));
  EXPECT_THAT(disclose(column, {.rows = 10'000, .floor = 20}).bounds, SizeIs(101));
  EXPECT_THAT(disclose(column, {.rows = 200, .floor = 20}).bounds, SizeIs(11));
  EXPECT_THAT(disclose(column, {.rows = 10, .floor = 20}).bounds, IsEmpty());
}

TEST(Disclose, RareTextsHaveAShapeTogether) {
  RawColumn column = text_column();
  for (double& frequency : column.statistics.frequencies) frequency = 0.001;
  const ProfileColumn told = disclose(column, kRules);
  EXPECT_THAT(told.common.frequencies, IsEmpty());
  ASSERT_TRUE(told.text);
  EXPECT_THAT(told.text->lengths, ElementsAre(4, 4, 5, 7, 7));
  EXPECT_FALSE(disclose(column, {.rows = 19, .floor = 20}).text);
}

TEST(Disclose, AColumnWithoutStatisticsSaysWhy) {
  const ProfileColumn told =
      disclose({.name = "a", .kind = ValueKind::text, .missing = Missing::no_right}, kRules);
  EXPECT_EQ(told.missing, Missing::no_right);
  EXPECT_EQ(told.name, "a");
}

TEST(Disclose, ValuesWithoutAPlaceOnTheLineAreLeftOut) {
  RawColumn column{.name = "until", .type = "date", .kind = ValueKind::date};
  column.statistics.common = {"infinity", "2024-05-01"};
  column.statistics.frequencies = {0.5, 0.4};
  const ProfileColumn told = disclose(column, kRules);
  ASSERT_THAT(told.common.values, SizeIs(2));
  EXPECT_EQ(told.common.values.front(), Value());
  EXPECT_TRUE(told.common.values.back());
}

}  // namespace
}  // namespace rehearse::profile
