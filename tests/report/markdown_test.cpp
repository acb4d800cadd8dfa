#include "report/markdown.h"

#include <gtest/gtest.h>

namespace rehearse::report::markdown {
namespace {

TEST(Markdown, ProseHasNoMarkup) {
  EXPECT_EQ(prose("a_b <i> @all #1"), "a&#95;b &#60;i&#62; &#64;all &#35;1");
}

TEST(Markdown, CodeHoldsBackticks) {
  EXPECT_EQ(code("a"), "`a`");
  EXPECT_EQ(code("a`b"), "``a`b``");
  EXPECT_EQ(code("`"), "`` ` ``");
}

TEST(Markdown, AFenceIsLongerThanAnyInIt) {
  EXPECT_EQ(block("sql", "SELECT 1"), "```sql\nSELECT 1\n```\n");
  EXPECT_EQ(block("diff", "````\n"), "`````diff\n````\n`````\n");
}

}  // namespace
}  // namespace rehearse::report::markdown
