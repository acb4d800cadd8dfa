#include "source/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace rehearse::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Script script(const std::string& sql) {
  Script result;
  if (!sql.empty()) result.statements.push_back({.text = sql, .location = {}, .copy_data = {}});
  return result;
}

Migration migration(const std::string& id, const std::string& up, const std::string& down = "SELECT 1") {
  Migration result;
  result.id = id;
  result.up = script(up);
  result.down = script(down);
  return result;
}

std::vector<std::string> under_test(const std::vector<Migration>& migrations) {
  std::vector<std::string> ids;
  for (const Migration& each : migrations)
    if (each.under_test) ids.push_back(each.id);
  return ids;
}

std::vector<Migration> released() {
  return {migration("1", "CREATE TABLE a ()"), migration("2", "CREATE TABLE b ()")};
}

TEST(History, OfTheSameMigrationsNothingIsUnderTest) {
  auto now = released();
  EXPECT_THAT(compare(released(), now), IsEmpty());
  EXPECT_THAT(under_test(now), IsEmpty());
}

TEST(History, WhatIsNewIsUnderTestAndNoChange) {
  auto now = released();
  now.push_back(migration("3", "CREATE TABLE c ()"));
  EXPECT_THAT(compare(released(), now), IsEmpty());
  EXPECT_THAT(under_test(now), ElementsAre("3"));
  EXPECT_FALSE(now[2].change);
}

TEST(History, AnEditedUpIsAChange) {
  auto now = released();
  now[0].up = script("CREATE TABLE a (id int)");
  compare(released(), now);
  EXPECT_THAT(under_test(now), ElementsAre("1"));
  EXPECT_EQ(now[0].change->kind, ReleasedChange::edited);
}

TEST(History, AnUpThatLeftItsTransactionWasEdited) {
  auto now = released();
  now[0].up.transaction = TransactionPolicy::none;
  compare(released(), now);
  EXPECT_EQ(now[0].change->kind, ReleasedChange::edited);
}

TEST(History, AnotherDownIsRehearsedAndNoChange) {
  auto now = released();
  now[0].down = script("DROP TABLE a");
  now[1].down.reset();
  compare(released(), now);
  EXPECT_THAT(under_test(now), ElementsAre("1", "2"));
  EXPECT_FALSE(now[0].change);
}

TEST(History, TheSameUpUnderAnotherIdWasRenamed) {
  auto now = released();
  now[1].id = "20";
  EXPECT_THAT(compare(released(), now), IsEmpty());
  EXPECT_THAT(under_test(now), ElementsAre("20"));
  EXPECT_EQ(now[1].change->kind, ReleasedChange::renamed);
  EXPECT_EQ(now[1].change->other, "2");
}

TEST(History, ACopyOfOneThatIsStillThereIsNew) {
  auto now = released();
  now.push_back(migration("3", "CREATE TABLE b ()"));
  compare(released(), now);
  EXPECT_FALSE(now[2].change);
}

TEST(History, ANewOneBeforeAnOldOneIsOutOfOrder) {
  auto now = released();
  now.insert(now.begin() + 1, {migration("1.1", "SELECT 1"), migration("1.2", "SELECT 2")});
  compare(released(), now);
  EXPECT_THAT(under_test(now), ElementsAre("1.1", "1.2"));
  for (const std::size_t index : {1U, 2U}) {
    EXPECT_EQ(now[index].change->kind, ReleasedChange::out_of_order);
    EXPECT_EQ(now[index].change->other, "2");
  }
}

TEST(History, OfMigrationsThatAToolListsOnlyTheIdsAreKnown) {
  const auto listed = [](const std::string& id) {
    Migration result = migration(id, "");
    result.up.path = "tool up " + id;
    result.up.tool = ToolCommand{{"tool", "up", id}, ".", {}};
    return result;
  };
  std::vector<Migration> now{listed("1"), listed("3")};
  const auto removed = compare({listed("1"), listed("2")}, now);
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].label, "2");
  EXPECT_THAT(under_test(now), ElementsAre("3"));
  EXPECT_FALSE(now[1].change);
}

TEST(History, WhatIsNotUnderTestByItselfStaysOut) {
  auto now = released();
  now.push_back(migration("3", "CREATE TABLE c ()"));
  now[2].under_test = false;
  compare(released(), now);
  EXPECT_THAT(under_test(now), IsEmpty());
}

TEST(History, WhatIsGoneIsTold) {
  auto now = released();
  now.erase(now.begin());
  const auto removed = compare(released(), now);
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].label, "1");
}

}  // namespace
}  // namespace rehearse::source
