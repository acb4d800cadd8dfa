#include "profile/gaps.h"

#include <gmock/gmock.h>

#include <string>

namespace rehearse::profile {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ProfileColumn lacking(const std::string& name, Missing missing) {
  ProfileColumn column{.name = name};
  column.missing = missing;
  return column;
}

ProfileTable table() {
  ProfileTable table{.schema = "s", .name = "t", .rows = 10'000};
  table.columns = {{.name = "known"}};
  return table;
}

TEST(Gaps, NothingIsSaidOfAWholeProfile) {
  EXPECT_THAT(gaps({.tables = {table()}}), IsEmpty());
}

TEST(Gaps, ColumnsAreGroupedByReason) {
  ProfileTable some = table();
  for (const char* name : {"a", "b", "c", "d", "e"}) some.columns.push_back(lacking(name, Missing::no_right));
  some.columns.push_back(lacking("new", Missing::not_collected));
  EXPECT_THAT(gaps({.tables = {some}}),
              ElementsAre(HasSubstr("no statistics of 5 columns (a, b, c, d, ...) of s.t: no right"),
                          HasSubstr("1 column (new) of s.t: not collected")));
}

TEST(Gaps, ExtendedStatisticsBelongToTheOwner) {
  ProfileTable some = table();
  some.statistics = {{.name = "s.pairs", .missing = Missing::no_right}};
  EXPECT_THAT(gaps({.tables = {some}}), ElementsAre(HasSubstr("s.pairs: only the owner of s.t")));
}

TEST(Gaps, StaleStatisticsAreSaid) {
  ProfileTable some = table();
  some.changed_since_analyze = 2'001;
  EXPECT_THAT(gaps({.tables = {some}}), ElementsAre(HasSubstr("2,001 rows of 10,000 changed since")));
  some.changed_since_analyze = 1'999;
  EXPECT_THAT(gaps({.tables = {some}}), IsEmpty());
}

}  // namespace
}  // namespace rehearse::profile
