#include "cli/printable.h"

#include <gtest/gtest.h>

namespace rehearse::cli {
namespace {

TEST(Printable, ControlCharactersCannotReachTheTerminal) {
  EXPECT_EQ(printable("a\x1b[2Jb\r\n\x7f"), "a?[2Jb???");
  EXPECT_EQ(printable("\xC2\x9B"
                      "2J"),
            "?2J")
      << "U+009B starts a control sequence by itself";
  EXPECT_EQ(printable("a\xff\xc3"), "a??");
  EXPECT_EQ(printable("caf\xc3\xa9 \xe2\x9c\x93"), "caf\xc3\xa9 \xe2\x9c\x93");
}

TEST(Printable, LinesOfAMessageStayLines) {
  EXPECT_EQ(printable_lines("a\nb\x1b\n"), "a\nb?\n");
}

TEST(Printable, FitCutsAtCharactersNotBytes) {
  EXPECT_EQ(fit("caf\xc3\xa9s!", 6), "caf\xc3\xa9s!");
  EXPECT_EQ(fit("caf\xc3\xa9 noir", 7), "caf\xc3\xa9...");
  EXPECT_EQ(fit("abcdef", 2), "..");
  EXPECT_EQ(columns("caf\xc3\xa9"), 4U);
}

}  // namespace
}  // namespace rehearse::cli
