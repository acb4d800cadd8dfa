#include "schema/conditions.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

TEST(Conditions, NestedOnesOfOneKindBecomeFlat) {
  EXPECT_EQ(without_nested_conditions("(((a >= 1) AND (a <= 9)) AND (b = 2))"),
            "((a >= 1) AND (a <= 9) AND (b = 2))");
  EXPECT_EQ(without_nested_conditions("((a OR b) OR (c OR (d OR e)))"), "(a OR b OR c OR d OR e)");
}

TEST(Conditions, OtherKindsStayNested) {
  EXPECT_EQ(without_nested_conditions("((a OR b) AND c)"), "((a OR b) AND c)");
  EXPECT_EQ(without_nested_conditions("((NOT (a AND b)) AND c)"), "((NOT (a AND b)) AND c)");
  EXPECT_EQ(without_nested_conditions("((a AND b) = (c AND d))"), "((a AND b) = (c AND d))");
}

TEST(Conditions, AreFoundWithinQueries) {
  EXPECT_EQ(without_nested_conditions("SELECT f((x AND y)) FROM t WHERE ((a AND b) AND (c))"),
            "SELECT f((x AND y)) FROM t WHERE (a AND b AND (c))");
}

TEST(Conditions, FramesAndQuotesAreNone) {
  const std::string frame = "sum(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)";
  EXPECT_EQ(without_nested_conditions(frame), frame);
  EXPECT_EQ(without_nested_conditions("(('(a AND b)' = x) AND c)"), "(('(a AND b)' = x) AND c)");
}

TEST(Conditions, BrokenTextIsLeftAlone) {
  for (const char* text : {"((a AND b", "a) AND (b", "('a AND (b", ""})
    EXPECT_EQ(without_nested_conditions(text), text);
}

}  // namespace
}  // namespace rehearse::schema
