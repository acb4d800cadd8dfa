#include "report/markdown.h"

#include <gtest/gtest.h>

namespace rehearse::report::md {
namespace {

TEST(Markdown, ProseHasNoMarkup) {
  EXPECT_EQ(prose("a_b _c_ <i> @all #1"), "a_b &#95;c&#95; &#60;i&#62; &#64;all &#35;1");
}

TEST(Markdown, CodeHoldsBackticks) {
  EXPECT_EQ(code("a"), "`a`");
  EXPECT_EQ(code("a`b"), "``a`b``");
  EXPECT_EQ(code("`"), "`` ` ``");
}

TEST(Markdown, ASentenceKeepsItsCode) {
  EXPECT_EQ(sentence("write `a_b | c`, not *"), "write `a_b | c`, not &#42;");
  EXPECT_EQ(sentence("one ` alone"), "one &#96; alone");
}

TEST(Markdown, ACellHasNoPipe) {
  EXPECT_EQ(cell_code("a|b<"), "<code>a&#124;b&#60;</code>");
}

TEST(Markdown, OnlyWebAddressesBecomeLinks) {
  EXPECT_EQ(link("run", "https://ci.example/1?a=b"), "[run](https://ci.example/1?a=b)");
  EXPECT_EQ(link("run", "javascript:alert(1)"), "run");
  EXPECT_EQ(link("run", "https://x/) [y](https://z"), "run");
}

TEST(Markdown, AFenceIsLongerThanAnyInIt) {
  EXPECT_EQ(block("sql", "SELECT 1"), "```sql\nSELECT 1\n```\n");
  EXPECT_EQ(block("diff", "````\n"), "`````diff\n````\n`````\n");
}

}  // namespace
}  // namespace rehearse::report::md
