#include "report/difference/value_diff.h"

#include <gmock/gmock.h>

namespace rehearse::report::difference {
namespace {

using ::testing::ElementsAre;

TEST(ValueDiff, ShortValuesStandWhole) {
  EXPECT_THAT(value_diff("a, b", "b, a"), ElementsAre(ValueLine{'-', "a, b"}, ValueLine{'+', "b, a"}));
}

TEST(ValueDiff, OfLinesOnlyThoseThatDifferAreLeft) {
  EXPECT_THAT(value_diff("1\n2\n3\n4\n5\n6", "1\n2\n3\nfour\n5\n6"),
              ElementsAre(ValueLine{'~', "… 2 lines unchanged"}, ValueLine{' ', "3"}, ValueLine{'-', "4"},
                          ValueLine{'+', "four"}, ValueLine{' ', "5"}, ValueLine{'~', "… 1 line unchanged"}));
}

TEST(ValueDiff, OfLongListsOnlyTheItems) {
  const std::string list = "column_number_one, column_number_two, column_number_three, column_number_four";
  EXPECT_THAT(value_diff(list, list + ", five"),
              ElementsAre(ValueLine{'+', "five"}, ValueLine{'~', "… 4 items unchanged"}));
}

TEST(ValueDiff, OfAnotherOrderTheStretchThatMoved) {
  EXPECT_THAT(value_diff("identifier, customer_number, moved_column, total_amount, description, last_column",
                         "identifier, customer_number, total_amount, moved_column, description, last_column"),
              ElementsAre(ValueLine{'-', "…, customer_number, moved_column, total_amount, description, …"},
                          ValueLine{'+', "…, customer_number, total_amount, moved_column, description, …"}));
}

TEST(ValueDiff, ListsWithLittleInCommonStandWhole) {
  const std::string a(40, 'a');
  const std::string b(40, 'b');
  EXPECT_THAT(value_diff(a + ", " + a, b + ", " + b),
              ElementsAre(ValueLine{'-', a + ", " + a}, ValueLine{'+', b + ", " + b}));
}

TEST(ValueDiff, HugeBodiesAreNotCompared) {
  std::string a;
  std::string b;
  for (int i = 0; i < 3'000; ++i) {
    a += "a\n";
    b += "b\n";
  }
  EXPECT_EQ(value_diff(a, b).size(), 2U);
}

}  // namespace
}  // namespace rehearse::report::difference
