#include "run/alter_actions.h"

#include <gmock/gmock.h>

namespace rehearse::run {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(AlterActions, AreCutAtTheCommasBetweenThem) {
  const auto actions = alter_actions(
      "ALTER TABLE ONLY public.\"Order, Items\" * ADD a numeric(10, 2) DEFAULT f(1, 2), -- one, two\n"
      "ALTER \"B\" TYPE Text COLLATE \"C\"");
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_THAT(actions[0].words, ElementsAre("add", "a", "numeric", "(...)", "default", "f", "(...)"));
  EXPECT_THAT(actions[1].words, ElementsAre("alter", "B", "type", "text", "collate", "C"));
  EXPECT_TRUE(actions[1].starts({"alter", "B"}));
  EXPECT_FALSE(actions[1].starts({"alter", "b"}));
  EXPECT_TRUE(actions[0].has("default"));
}

TEST(AlterActions, OtherStatementsHaveNone) {
  for (const char* sql : {"", "ALTER", "ALTER TABLE", "ALTER TABLE t", "ALTER INDEX i RENAME TO j",
                          "CREATE TABLE t (a int)", "ALTER TABLE t ADD a text DEFAULT 'open"})
    EXPECT_THAT(alter_actions(sql), IsEmpty()) << sql;
}

}  // namespace
}  // namespace rehearse::run
