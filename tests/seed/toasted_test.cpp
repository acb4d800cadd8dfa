#include "seed/toasted.h"

#include <gtest/gtest.h>

namespace rehearse::seed {
namespace {

// A table of 1,000 rows whose TOAST table holds 1,000 pages.
class ToastedValues : public testing::Test {
 protected:
  ToastedValues() {
    known_.rows = 1'000;
    known_.toast = ProfileToast{1'000, 4'000};
    table_.shape = &known_;
  }

  ColumnDraft wide(const ProfileColumn& shape) {
    ColumnDraft draft;
    draft.type.scalar = Scalar::text;
    draft.shape = &shape;
    return draft;
  }

  ProfileTable known_;
  TableDraft table_;
};

TEST_F(ToastedValues, HaveTheBytesOfTheToastTableBetweenThem) {
  const ProfileColumn body{.name = "body", .kind = ValueKind::text, .distinct = -1, .width = 18};
  table_.columns = {wide(body)};
  Toasted found = toasted_values(table_, table_.columns[0]);
  EXPECT_EQ(found.share, 1);
  EXPECT_NEAR(found.bytes, 8'000, 100);
  table_.columns.push_back(wide(body));
  found = toasted_values(table_, table_.columns[0]);
  EXPECT_EQ(found.share, 1);
  EXPECT_NEAR(found.bytes, 4'000, 50);
}

TEST_F(ToastedValues, AreFewWhereTheAverageIsThatOfWideValuesInTheRow) {
  const ProfileColumn body{.name = "body", .kind = ValueKind::text, .distinct = -1, .width = 900};
  table_.columns = {wide(body)};
  const Toasted found = toasted_values(table_, table_.columns[0]);
  EXPECT_NEAR(found.share, 0.25, 0.05);
  EXPECT_NEAR(found.share * found.bytes, 8'000, 100);
}

TEST_F(ToastedValues, AreNoneOfShortTextsNorWithoutAToastTable) {
  ProfileColumn city{.name = "city", .kind = ValueKind::text, .distinct = 90, .width = 18};
  city.text = TextShape{TextClass::word, {4, 8, 12, 20, 40}};
  const ProfileColumn mail{
      .name = "mail", .kind = ValueKind::text, .sensitive = "email", .distinct = -1, .width = 18};
  const ProfileColumn body{.name = "body", .kind = ValueKind::text, .distinct = -1, .width = 18};
  const ProfileColumn meta{.name = "meta", .kind = ValueKind::other, .distinct = -1, .width = 60};
  table_.columns = {wide(city), wide(mail), wide(body), wide(meta)};
  table_.columns[3].type.scalar = Scalar::jsonb;
  EXPECT_EQ(toasted_values(table_, table_.columns[3]).share, 0);
  EXPECT_EQ(toasted_values(table_, table_.columns[0]).share, 0);
  EXPECT_EQ(toasted_values(table_, table_.columns[1]).share, 0);
  EXPECT_NEAR(toasted_values(table_, table_.columns[2]).bytes, 8'000, 100);
  known_.toast.reset();
  EXPECT_EQ(toasted_values(table_, table_.columns[2]).share, 0);
}

}  // namespace
}  // namespace rehearse::seed
