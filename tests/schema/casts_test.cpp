#include "schema/casts.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

// As PostgreSQL 15 writes `CHECK (status IN ('paid', 'it''s, ok'))`, and the same after parsing that.
constexpr const char* kFirst =
    "((status)::text = ANY ((ARRAY['paid'::character varying, 'it''s, ok'::character varying])::text[]))";
constexpr const char* kSecond =
    "((status)::text = ANY (ARRAY[('paid'::character varying)::text, ('it''s, ok'::character "
    "varying)::text]))";

bool same_but_for_array_casts(std::string_view before, std::string_view after) {
  return with_casts_of_elements(before) == with_casts_of_elements(after);
}

TEST(ArrayCasts, OfTheArrayOrOfItsElementsAreTheSame) {
  EXPECT_TRUE(same_but_for_array_casts(kFirst, kSecond));
  EXPECT_TRUE(same_but_for_array_casts(kSecond, kFirst));
}

TEST(ArrayCasts, OtherElementsAreAnotherExpression) {
  EXPECT_FALSE(same_but_for_array_casts(
      kFirst,
      "((status)::text = ANY (ARRAY[('paid'::character varying)::text, ('no'::character varying)::text]))"));
}

TEST(ArrayCasts, AnotherTypeIsAnotherExpression) {
  EXPECT_FALSE(same_but_for_array_casts("(x = ANY ((ARRAY[1, 2])::bigint[]))",
                                        "(x = ANY (ARRAY[(1)::integer, (2)::integer]))"));
  EXPECT_FALSE(same_but_for_array_casts("((a)::text = 'x'::text)", "(a = 'x'::text)"));
}

TEST(ArrayCasts, TextInQuotesIsNoArray) {
  EXPECT_FALSE(same_but_for_array_casts("'(ARRAY[1])::text[]'", "'ARRAY[(1)::text]'"));
}

TEST(ArrayCasts, BrokenTextIsLeftAlone) {
  EXPECT_FALSE(same_but_for_array_casts("(ARRAY['a", "(ARRAY['b"));
  EXPECT_TRUE(same_but_for_array_casts("(ARRAY[1", "(ARRAY[1"));
}

}  // namespace
}  // namespace rehearse::schema
