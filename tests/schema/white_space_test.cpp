#include "schema/white_space.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace rehearse::schema {
namespace {

using Pairs = std::vector<std::pair<const char*, const char*>>;

TEST(WhiteSpace, BetweenTokensMeansNothing) {
  const Pairs pairs{{"", ""},
                    {"a", " a\n"},
                    {"select 1", "select\n\t1"},
                    {"a+b", "a + b"},
                    {"f(a,b);", "f( a, b ) ;"},
                    {"x := 'a b';", "x:='a b' ;"},
                    {"a; -- why\nb", "a;  -- why\n   b"}};
  for (const auto& [before, after] : pairs) EXPECT_TRUE(same_but_for_white_space(before, after)) << after;
}

TEST(WhiteSpace, ThatSeparatesOrIsQuotedCounts) {
  const Pairs pairs{{"select 1", "select1"},
                    {"'a b'", "'a  b'"},
                    {"'it''s  a'", "'it''s a'"},
                    {"a - -b", "a --b"},
                    {"a; -- why\nb", "a; -- why b"},
                    {"a < @ b", "a <@ b"},
                    {"'open ", "'open"}};
  for (const auto& [before, after] : pairs) EXPECT_FALSE(same_but_for_white_space(before, after)) << after;
}

}  // namespace
}  // namespace rehearse::schema
