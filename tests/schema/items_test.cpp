#include "schema/items.h"

#include <gmock/gmock.h>

namespace rehearse::schema {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Items, AreCutOutsideOfParenthesesAndQuotes) {
  EXPECT_THAT(items("a, numeric(10, 2), 'x, y', \"p, q\" text"),
              ElementsAre("a", "numeric(10, 2)", "'x, y'", "\"p, q\" text"));
  EXPECT_THAT(items(""), IsEmpty());
}

TEST(Items, QuotedOnesEndWithTheirQuote) {
  EXPECT_THAT(quoted_items("sad, o'k, 'a, b', 'it''s, ok', (no"),
              ElementsAre("sad", "o'k", "'a, b'", "'it''s, ok'", "(no"));
  EXPECT_THAT(quoted_items("host=x, path='a, b', z=1"), ElementsAre("host=x", "path='a, b'", "z=1"));
  EXPECT_THAT(quoted_items(""), IsEmpty());
}

TEST(Items, PlainOnesKnowNoQuotes) {
  EXPECT_THAT(plain_items("it's, ok, (no"), ElementsAre("it's", "ok", "(no"));
  EXPECT_THAT(plain_items("a; b", "; "), ElementsAre("a", "b"));
  EXPECT_THAT(plain_items(""), IsEmpty());
}

}  // namespace
}  // namespace rehearse::schema
