#include "sql/keywords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Keywords, AreTheLeadingWordsInUpperCase) {
  EXPECT_THAT(leading_keywords("create table t (a int)", 9), ElementsAre("CREATE", "TABLE", "T"));
  EXPECT_THAT(leading_keywords("create unique index concurrently i on t (a)", 3),
              ElementsAre("CREATE", "UNIQUE", "INDEX"));
}

TEST(Keywords, SkipCommentsAndEndAtTheFirstOtherToken) {
  EXPECT_THAT(leading_keywords("alter /* a; */ table -- b\n \"x\" add", 9), ElementsAre("ALTER", "TABLE"));
  EXPECT_THAT(leading_keywords("(select 1)", 9), IsEmpty());
  EXPECT_THAT(leading_keywords("", 9), IsEmpty());
}

}  // namespace
}  // namespace rehearse::sql
