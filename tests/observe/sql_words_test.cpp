#include "observe/sql_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::observe {
namespace {

TEST(SqlWords, GivesAsManyWordsAsAskedFor) {
  EXPECT_THAT(first_words("Start\n TRANSACTION", 3), testing::ElementsAre("start", "transaction", ""));
  EXPECT_THAT(first_words("do$$begin end$$", 1), testing::ElementsAre("do$$begin"));
  EXPECT_THAT(first_words("CALL p()", 1), testing::ElementsAre("call"));
  EXPECT_THAT(first_words("", 1), testing::ElementsAre(""));
}

TEST(SqlWords, FindsWholeNamesWhateverTheirCase) {
  EXPECT_TRUE(mentions("ALTER TABLE public.Orders ADD x int", "orders"));
  EXPECT_TRUE(mentions("ALTER TABLE \"Orders\" ADD x int", "Orders"));
  EXPECT_TRUE(mentions("ALTER TABLE old_orders, orders", "orders"));
  EXPECT_FALSE(mentions("ALTER TABLE orders_old", "orders"));
  EXPECT_FALSE(mentions("ALTER TABLE reorders", "orders"));
  EXPECT_FALSE(mentions("ALTER TABLE größe", "gr"));
  EXPECT_FALSE(mentions("ALTER TABLE orders", ""));
}

}  // namespace
}  // namespace rehearse::observe
