#include "observe/log/entry.h"

#include <gtest/gtest.h>

namespace rehearse::observe::log {
namespace {

TEST(LogEntry, IsTakenApart) {
  const auto entries = read_entries("2026-11-21 19:08:51.123 UTC [4711] 3/17 42P01 ERROR:  no \"x\"\n");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].at.count(), 1'795'288'131'123.0);  // date --date='2026-11-21 19:08:51.123 UTC' +%s%3N
  EXPECT_EQ(entries[0].backend.value, 4'711);
  EXPECT_EQ(entries[0].transaction, "3/17");
  EXPECT_EQ(entries[0].sqlstate, "42P01");
  EXPECT_EQ(entries[0].severity, "ERROR");
  EXPECT_EQ(entries[0].message, "no \"x\"");
}

TEST(LogEntry, HasTheLinesThatFollowWithATab) {
  const auto entries = read_entries(
      "2026-11-21 19:08:51.123 UTC [1] 3/17 00000 LOG:  statement: SELECT\n\t\t1,\n\t2\n"
      "2026-11-21 19:08:51.124 UTC [1] 3/0 00000 LOG:  duration: 0.1 ms\n");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].message, "statement: SELECT\n\t1,\n2");
}

TEST(LogEntry, OutsideOfATransactionHasNoLocalNumber) {
  const auto entries = read_entries("2026-11-21 19:08:51.123 UTC [1] 4/0 00000 LOG:  x\n");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].transaction, "4/0");
}

TEST(LogEntry, OfNoSessionIsLeftOut) {
  EXPECT_TRUE(
      read_entries("2026-11-21 19:08:51.123 UTC [1] LOG:  checkpoint starting: time\n\tmore\n").empty());
}

TEST(LogEntry, IsNotFoundInTextOfOtherPrograms) {
  for (const char* text : {"\tlost line\n", "initdb: warning: x\n", "2026-11-21\n", "\n\n", "2026-99-99 99",
                           "2026-11-21 19:08:51.123 UTC [1] 3/17 00000 LOG", "99999999999-1-1"})
    EXPECT_TRUE(read_entries(text).empty()) << text;
}

}  // namespace
}  // namespace rehearse::observe::log
