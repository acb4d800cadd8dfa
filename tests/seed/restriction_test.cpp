#include "seed/restriction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::seed {
namespace {

using testing::ElementsAre;

std::optional<Restrictions> read(const std::string& sql) {
  const auto expression = parse_expression(sql);
  Restrictions found;
  if (!expression || !restrict_by(*expression, found)) return std::nullopt;
  return found;
}

TEST(Restriction, ReadsBoundsOnEitherSide) {
  const auto found = read("((price > (0)::numeric) AND (100 >= price))");
  ASSERT_TRUE(found);
  const Restriction& price = found->columns.at("price");
  EXPECT_EQ(price.lows.at(0).value, "0");
  EXPECT_TRUE(price.lows.at(0).open);
  EXPECT_EQ(price.highs.at(0).value, "100");
  EXPECT_FALSE(price.highs.at(0).open);
}

TEST(Restriction, ReadsListsHoweverTheyAreWritten) {
  for (const char* sql :
       {"((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "((status = 'a'::text) OR (status = 'b'::text))", "(status = ANY (ARRAY['a'::text, 'b'::text]))"}) {
    const auto found = read(sql);
    ASSERT_TRUE(found) << sql;
    EXPECT_THAT(*found->columns.at("status").choices, ElementsAre("a", "b")) << sql;
  }
}

TEST(Restriction, ReadsWhatPostgresDeparses) {
  for (const char* sql :
       {"(length((code)::text) = 3)", "(char_length(TRIM(BOTH FROM name)) > 0)", "(\"Odd Name\" <> ''::text)",
        "(code ~ '^[A-Z]{3}$'::text)", "(name ~~ 'x%'::text)", "(cardinality(tags) <= 5)", "(starts <= ends)",
        "(jsonb_typeof(doc) = 'object'::text)", "((a IS NULL) = (b IS NULL))", "(num_nonnulls(a, b) = 1)",
        "((at >= '2024-01-01 00:00:00+00'::timestamp with time zone) AND (at IS NOT NULL))",
        "((n IS NULL) OR (n > '-5'::integer))", "(NOT hidden)",
        "(kind <> ALL (ARRAY['x'::text, 'y'::text]))"}) {
    EXPECT_TRUE(read(sql)) << sql;
  }
}

TEST(Restriction, LeavesTheRestToTheServer) {
  for (const char* sql : {"((n % 7) = 3)", "(CASE WHEN a THEN b ELSE c END)", "(lower(a) = a)", "(a < now())",
                          "(EXTRACT(year FROM at) > (2000)::numeric)", "(tags[1] = 'x'::text)", "(a <> b)",
                          "(a ~", "", "((a).b = 1)"}) {
    EXPECT_FALSE(read(sql)) << sql;
  }
}

TEST(Restriction, PrefersTheAlternativeThatLeavesAValue) {
  const auto found = read("((a IS NULL) OR (b IS NOT NULL))");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->columns.at("b").not_null);
  EXPECT_EQ(found->columns.count("a"), 0U);
}

}  // namespace
}  // namespace rehearse::seed
