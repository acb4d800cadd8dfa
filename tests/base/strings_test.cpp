#include "base/strings.h"

#include <gtest/gtest.h>

namespace rehearse {
namespace {

TEST(Strings, GlobMatchesStarsAndQuestionMarks) {
  EXPECT_TRUE(glob_match("public.audit_*", "public.audit_2024"));
  EXPECT_TRUE(glob_match("*", ""));
  EXPECT_TRUE(glob_match("a?c*", "abcdef"));
  EXPECT_FALSE(glob_match("a?c", "ac"));
  EXPECT_FALSE(glob_match("", "x"));
}

TEST(Strings, NaturalOrderComparesDigitsByValue) {
  EXPECT_TRUE(natural_less("9_b", "10_a"));
  EXPECT_TRUE(natural_less("0009", "10"));
  EXPECT_FALSE(natural_less("10_a", "9_b"));
  EXPECT_FALSE(natural_less("a", "a"));
}

TEST(Strings, ATypoFindsItsNearestName) {
  EXPECT_EQ(nearest("read_blocked", {"reads_blocked", "writes_blocked"}), "reads_blocked");
  EXPECT_EQ(nearest("xyz", {"reads_blocked", "writes_blocked"}), "");
}

TEST(Strings, InvalidUtf8IsFoundAtItsByte) {
  EXPECT_EQ(find_invalid_utf8("caf\xc3\xa9"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("ab\xff"), 2U);
  EXPECT_EQ(find_invalid_utf8("\xc0\xaf"), 0U) << "overlong";
  EXPECT_EQ(find_invalid_utf8("\xed\xa0\x80"), 0U) << "surrogate";
  EXPECT_EQ(find_invalid_utf8(std::string_view("a\0b", 3)), 1U);
  EXPECT_EQ(find_invalid_utf8("\xf0\x9f\x90"), 0U) << "cut off";
}

}  // namespace
}  // namespace rehearse
