#include "base/words.h"

#include <gtest/gtest.h>

namespace rehearse {
namespace {

TEST(Words, AreFoundWholeWhateverTheirCase) {
  EXPECT_EQ(find_word("DROP TABLE Orders", "orders"), 11U);
  EXPECT_EQ(find_word("orders_by_day, orders", "orders"), 15U);
  EXPECT_EQ(find_word("a FOREIGN KEY (b)", "foreign key"), 2U);
  EXPECT_FALSE(find_word("reorders", "orders"));
  EXPECT_FALSE(find_word("bestellungenä", "bestellungen"));
  EXPECT_FALSE(find_word("anything", ""));
}

}  // namespace
}  // namespace rehearse
