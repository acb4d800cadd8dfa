#include "seed/restriction.h"

#include <fmt/format.h>
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
  for (const char* sql : {"(length((code)::text) = 3)",
                          "(char_length(TRIM(BOTH FROM name)) > 0)",
                          "(\"Odd Name\" <> ''::text)",
                          "(code ~ '^[A-Z]{3}$'::text)",
                          "(name ~~ 'x%'::text)",
                          "(cardinality(tags) <= 5)",
                          "(starts <= ends)",
                          "(jsonb_typeof(doc) = 'object'::text)",
                          "((a IS NULL) = (b IS NULL))",
                          "(num_nonnulls(a, b) = 1)",
                          "((at >= '2024-01-01 00:00:00+00'::timestamp with time zone) AND (at IS NOT NULL))",
                          "((n IS NULL) OR (n > '-5'::integer))",
                          "(NOT hidden)",
                          "(kind <> ALL (ARRAY['x'::text, 'y'::text]))",
                          "(CASE WHEN a THEN b ELSE c END)",
                          "(lower(a) = a)",
                          "(lower(TRIM(BOTH FROM a)) = a)",
                          "(length(TRIM(BOTH FROM a)) = length(a))",
                          "(a IS NOT TRUE)",
                          "(kind IS DISTINCT FROM 'x'::text)",
                          "(COALESCE(n, 0) > 0)",
                          "(\"left\"(a, 1) = 'x'::text)",
                          "(array_position(tags, NULL::text) IS NULL)",
                          "(NOT isempty(during))"}) {
    EXPECT_TRUE(read(sql)) << sql;
  }
}

TEST(Restriction, LeavesTheRestToTheServer) {
  for (const char* sql : {"((n % 7) = 3)", "(a < now())", "(EXTRACT(year FROM at) > (2000)::numeric)",
                          "(tags[1] = 'x'::text)", "(a <> b)", "(a ~", "", "((a).b = 1)"}) {
    EXPECT_FALSE(read(sql)) << sql;
  }
}

TEST(Restriction, MeetsSeveralChecksTogether) {
  Restrictions found;
  std::vector<Expression> checks;
  for (const char* sql :
       {"((status = 'approved'::text) = (approved_at IS NOT NULL))",
        "((status = 'voided'::text) = ((reason IS NOT NULL) AND (voided_at IS NOT NULL)))",
        "((provider <> 'x'::text) OR (url IS NOT NULL))", "(provider = ANY (ARRAY['x'::text, 'y'::text]))"}) {
    checks.push_back(*parse_expression(sql));
  }
  ASSERT_TRUE(restrict_by(checks, found));
  EXPECT_EQ(found.columns.at("status").choices, std::vector<std::string>{"approved"});
  EXPECT_TRUE(found.columns.at("approved_at").not_null);
  EXPECT_TRUE(found.columns.at("reason").always_null);
  EXPECT_EQ(found.columns.at("provider").excluded, std::vector<std::string>{"x"});
}

TEST(Restriction, LeavesPresentColumnsPresentWhereOneOfSeveralMustBeNull) {
  for (const char* sql :
       {"((a IS NULL) <> (b IS NULL))", "(num_nonnulls(a, b) = 1)",
        "(((a IS NOT NULL)::integer + (b IS NOT NULL)::integer) = 1)",
        "((CASE WHEN (a IS NULL) THEN 0 ELSE 1 END + CASE WHEN (b IS NULL) THEN 0 ELSE 1 END) "
        "= 1)"}) {
    Restrictions found;
    found.columns["b"].not_null = true;
    ASSERT_TRUE(restrict_by(*parse_expression(sql), found)) << sql;
    EXPECT_TRUE(found.columns.at("a").always_null) << sql;
    EXPECT_FALSE(found.columns.at("b").always_null) << sql;
  }
}

TEST(Restriction, ContradictionsChangeNothing) {
  Restrictions found;
  const std::vector<Expression> checks{*parse_expression("(a IS NULL)"),
                                       *parse_expression("(a IS NOT NULL)")};
  EXPECT_FALSE(restrict_by(checks, found));
  EXPECT_TRUE(found.columns.empty());
}

TEST(Restriction, GivesUpOnAlternativesWithoutEnd) {
  std::string sql = "((n % 7) = 3)";
  for (int i = 0; i < 40; ++i) sql = fmt::format("(((a{0} IS NULL) = (b{0} IS NULL)) AND {1})", i, sql);
  Restrictions found;
  EXPECT_FALSE(restrict_by(*parse_expression(sql), found));
}

TEST(Restriction, PrefersTheAlternativeThatLeavesAValue) {
  const auto found = read("((a IS NULL) OR (b IS NOT NULL))");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->columns.at("b").not_null);
  EXPECT_EQ(found->columns.count("a"), 0U);
}

}  // namespace
}  // namespace rehearse::seed
