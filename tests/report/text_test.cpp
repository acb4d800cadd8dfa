#include "report/text.h"

#include <gtest/gtest.h>

namespace rehearse::report {
namespace {

TEST(Text, ControlCharactersBecomeVisible) {
  EXPECT_EQ(printable("a\x1b[2Jb\x07"), "a\\x1b[2Jb\\x07");
  EXPECT_EQ(printable("a\nb\tc"), "a\nb c");
  EXPECT_EQ(printable("line\r\nnext"), "line\nnext");
  EXPECT_EQ(printable("over\rwrite"), "over\\x0dwrite");
  EXPECT_EQ(printable("\xc2\x9b"
                      "31m"),
            "\\x9b31m");
}

TEST(Text, MarksThatReorderTextBecomeVisible) {
  EXPECT_EQ(printable("a\u202eb\u2066"), "a\\u202eb\\u2066");
}

TEST(Text, BytesThatAreNoUtf8BecomeVisible) {
  EXPECT_EQ(printable("caf\xe9!"), "caf\\xe9!");
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(printable("café 日本"), "café 日本");
}

TEST(Text, WidthCountsColumnsNotBytes) {
  EXPECT_EQ(display_width("café"), 4U);
  EXPECT_EQ(display_width("日本"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("\x1b[1;31mred\x1b[0m"), 3U);
}

TEST(Text, ShortensBetweenCharacters) {
  EXPECT_EQ(shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(shorten("abcdefg", 6), "abcde…");
  EXPECT_EQ(shorten("日本語", 4), "日…");
}

TEST(Text, WrappingKeepsANumberWithItsUnitAndCodeTogether) {
  EXPECT_EQ(wrap("budget 500 ms", 11), (std::vector<std::string>{"budget", "500 ms"}));
  EXPECT_EQ(wrap("write `-- rehearse: x` now", 10),
            (std::vector<std::string>{"write", "`-- rehearse: x`", "now"}));
}

TEST(Text, WrapsBetweenWords) {
  EXPECT_EQ(wrap("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("incomprehensibilities no", 5), (std::vector<std::string>{"incomprehensibilities", "no"}));
}

TEST(Text, ShortensInTheMiddleWithoutCuttingCharacters) {
  EXPECT_EQ(shorten_middle("public.orders", 13), "public.orders");
  EXPECT_EQ(shorten_middle("public.measurements_2026_01", 17), "public.m…_2026_01");
  EXPECT_EQ(shorten_middle("größe_größe", 7), "grö…öße");
}

TEST(Text, CountsCharactersNotBytes) {
  EXPECT_EQ(characters("a≤ü✅"), 4U);
}

}  // namespace
}  // namespace rehearse::report
