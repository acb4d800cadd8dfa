#include "schema/literals.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

TEST(Literals, MomentsOfTheClockAreTheSame) {
  EXPECT_TRUE(same_but_for_clock(" SELECT '2026-01-31 12:00:00.123456'::timestamp without time zone AS x",
                                 " SELECT '2026-01-31 12:00:07.5'::timestamp without time zone AS x"));
}

TEST(Literals, WrittenMomentsAreNot) {
  EXPECT_FALSE(same_but_for_clock("'2026-01-31 12:00:00'::timestamp without time zone",
                                  "'2026-02-01 12:00:00'::timestamp without time zone"));
  EXPECT_FALSE(same_but_for_clock("'2020-01-01'::date", "'2021-01-01'::date"));
}

TEST(Literals, MomentsWithFewDecimalsWereWrittenByHand) {
  EXPECT_FALSE(same_but_for_clock("'2020-01-01 12:00:00.5'::timestamp without time zone",
                                  "'2020-01-01 12:00:00.25'::timestamp without time zone"));
  EXPECT_FALSE(same_but_for_clock("'2020-01-01 23:59:59.999999'::timestamp without time zone",
                                  "'2021-01-01 23:59:59.999999'::timestamp without time zone"));
  EXPECT_FALSE(same_but_for_clock("'2020-01-01 12:00:00'::timestamp without time zone",
                                  "'2026-01-31 12:00:00.123456'::timestamp without time zone"));
}

TEST(Literals, AnythingElseThatDiffersCounts) {
  EXPECT_FALSE(same_but_for_clock("'2026-01-31 12:00:00.123456'::timestamp with time zone + a",
                                  "'2026-01-31 12:00:00.2'::timestamp with time zone + b"));
  EXPECT_FALSE(same_but_for_clock("'12:00:00.123456'::text", "'12:00:00.234567'::text"));
}

}  // namespace
}  // namespace rehearse::schema
