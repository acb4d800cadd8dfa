#include "report/snippet.h"

#include <gtest/gtest.h>

namespace rehearse::report {
namespace {

std::string plain(const std::string& excerpt, std::uint32_t line, std::uint32_t column) {
  const Finding finding{.location = SourceLocation{"a.sql", line, column}, .excerpt = excerpt};
  return snippet(finding, Style(false), 60);
}

TEST(Snippet, MarksAWholeStatementFromItsStart) {
  EXPECT_EQ(plain("  DROP TABLE a", 9, 3),
            "  --> a.sql:9:3\n"
            "   |\n"
            " 9 |   DROP TABLE a\n"
            "   |   ^^^^^^^^^^^^\n");
}

TEST(Snippet, MarksOneWordInsideALine) {
  EXPECT_EQ(plain("SELECT größe, nme FROM a", 10, 17),
            "   --> a.sql:10:17\n"
            "    |\n"
            " 10 | SELECT größe, nme FROM a\n"
            "    |               ^^^\n");
}

TEST(Snippet, KeepsTheCaretWithinTheTerminal) {
  const std::string text = plain(std::string(200, 'x'), 1, 1);
  EXPECT_NE(text.find(std::string(54, 'x') + "…"), std::string::npos) << text;
  EXPECT_EQ(text.find(std::string(56, '^')), std::string::npos) << text;
}

TEST(Snippet, SurvivesALocationOutsideOfItsExcerpt) {
  EXPECT_EQ(plain("x", 1, 500), "  --> a.sql:1:500\n   |\n 1 | x\n");
}

TEST(Snippet, OfAProgramsStatementHasNoLineNumbers) {
  EXPECT_EQ(plain("SELECT\n  1", 0, 0), "  --> a.sql\n   |\n   | SELECT\n   |   1\n");
}

}  // namespace
}  // namespace rehearse::report
