#include "rehearse/lock_mode.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace rehearse {
namespace {

constexpr std::array<LockMode, 8> kModes{LockMode::access_share,  LockMode::row_share,
                                         LockMode::row_exclusive, LockMode::share_update_exclusive,
                                         LockMode::share,         LockMode::share_row_exclusive,
                                         LockMode::exclusive,     LockMode::access_exclusive};

// Manual, chapter 13.3.1, table 13.2 "Conflicting Lock Modes", as printed: rows ask, columns hold, in the
// order ACCESS SHARE, ROW SHARE, ROW EXCL., SHARE UPDATE EXCL., SHARE, SHARE ROW EXCL., EXCL., ACCESS EXCL.
constexpr std::array<std::string_view, 8> kManual{
    "       X",  // ACCESS SHARE
    "      XX",  // ROW SHARE
    "    XXXX",  // ROW EXCLUSIVE
    "   XXXXX",  // SHARE UPDATE EXCLUSIVE
    "  XX XXX",  // SHARE
    "  XXXXXX",  // SHARE ROW EXCLUSIVE
    " XXXXXXX",  // EXCLUSIVE
    "XXXXXXXX",  // ACCESS EXCLUSIVE
};

TEST(LockMode, ConflictsAsTheManualSays) {
  for (std::size_t asked = 0; asked < kModes.size(); ++asked) {
    for (std::size_t held = 0; held < kModes.size(); ++held) {
      EXPECT_EQ(conflicts(kModes.at(held), kModes.at(asked)), kManual.at(asked).at(held) == 'X')
          << to_string(kModes.at(asked)) << " while " << to_string(kModes.at(held)) << " is held";
    }
  }
}

TEST(LockMode, TellsWhatApplicationsNotice) {
  EXPECT_EQ(blocks(LockMode::access_share), Blocks::nothing);
  EXPECT_EQ(blocks(LockMode::row_share), Blocks::nothing);
  EXPECT_EQ(blocks(LockMode::row_exclusive), Blocks::nothing);
  EXPECT_EQ(blocks(LockMode::share_update_exclusive), Blocks::ddl);
  EXPECT_EQ(blocks(LockMode::share), Blocks::writes);
  EXPECT_EQ(blocks(LockMode::share_row_exclusive), Blocks::writes);
  EXPECT_EQ(blocks(LockMode::exclusive), Blocks::writes);
  EXPECT_EQ(blocks(LockMode::access_exclusive), Blocks::reads);
}

TEST(LockMode, NamesAreThoseOfPgLocks) {
  for (const LockMode mode : kModes) EXPECT_EQ(parse_lock_mode(to_string(mode)), mode);
  EXPECT_EQ(to_string(LockMode::share_row_exclusive), "ShareRowExclusiveLock");
  EXPECT_FALSE(parse_lock_mode("SIReadLock"));
  EXPECT_FALSE(parse_lock_mode("ACCESS SHARE"));
}

TEST(Blocks, NamesAreReadBack) {
  for (const Blocks value : {Blocks::nothing, Blocks::ddl, Blocks::writes, Blocks::reads}) {
    EXPECT_EQ(parse_blocks(to_string(value)), value);
  }
  EXPECT_FALSE(parse_blocks("everything"));
}

}  // namespace
}  // namespace rehearse
