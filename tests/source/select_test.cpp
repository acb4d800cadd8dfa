#include "source/select.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rehearse/error.h"

namespace rehearse::source {
namespace {

using ::testing::HasSubstr;

std::vector<Migration> history() {
  std::vector<Migration> migrations;
  const auto add = [&](const std::string& id, const std::string& name, const std::string& file) {
    migrations.push_back(Migration{.id = id, .name = name, .path = "migrations/" + file});
  };
  add("0009", "customers", "0009_customers.up.sql");
  add("0010", "orders", "0010_orders.up.sql");
  add("0011_items", "", "0011_items.up.sql");
  add("0011_prices", "", "0011_prices.up.sql");
  add("0012", "orders_status, and more", "0012_orders_status, and more.up.sql");
  return migrations;
}

// "." for one that is only applied, "T" for one under test; what is dropped is missing.
std::string pattern(const MigrationSetSpec& spec) {
  std::vector<Migration> migrations = history();
  select(migrations, spec);
  std::string result;
  for (const Migration& migration : migrations) result += migration.under_test ? 'T' : '.';
  return result;
}

MigrationSetSpec under_test(const std::string& expression) {
  MigrationSetSpec spec;
  spec.under_test = expression;
  return spec;
}

MigrationSetSpec selected(const std::vector<std::string>& ids) {
  MigrationSetSpec spec;
  spec.under_test = "last 1";
  spec.selected = ids;
  return spec;
}

Error error_of(const MigrationSetSpec& spec) {
  try {
    std::vector<Migration> migrations = history();
    select(migrations, spec);
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return {ErrorKind::bug, ""};
}

TEST(Select, UnderstandsEverySelector) {
  const std::vector<std::pair<std::string, std::string>> cases{{"all", "TTTTT"},
                                                               {"", "TTTTT"},
                                                               {"last 2", "...TT"},
                                                               {"last 99", "TTTTT"},
                                                               {"0010", ".T"},
                                                               {"0010..", ".TTTT"},
                                                               {"..0010", "TT"},
                                                               {"0010..0011", ".TTT"},
                                                               {"0009, 0012", "T...T"},
                                                               {"0009,last 1", "T...T"},
                                                               {" 0010 .. 0012 ", ".TTTT"},
                                                               {"..", "TTTTT"}};
  for (const auto& [expression, expected] : cases)
    EXPECT_EQ(pattern(under_test(expression)), expected) << expression;
}

TEST(Select, FindsAMigrationByWhateverItIsCalled) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"0010", ".T"},
      {"10", ".T"},
      {"orders", ".T"},
      {"0010_orders", ".T"},
      {"0010_ord", ".T"},
      {"0010_orders.up.sql", ".T"},
      {"migrations/0010_orders.up.sql", ".T"},
      {"./migrations/0010_orders.up.sql", ".T"},
      {"0011_items", "..T"},
      {"orders_status, and more", "....T"},
      {"0011", "..TT"},
      {"11", "..TT"},
  };
  for (const auto& [id, expected] : cases) EXPECT_EQ(pattern(selected({id})), expected) << id;
}

TEST(Select, TheCommandLineWinsOverTheConfiguration) {
  EXPECT_EQ(pattern(selected({"0009", "0011_items"})), "T.T");
}

TEST(Select, DropsWhatComesBehindTheLastOneUnderTest) {
  std::vector<Migration> migrations = history();
  select(migrations, under_test("0010"));
  ASSERT_EQ(migrations.size(), 2U);
  EXPECT_FALSE(migrations[0].under_test);
  EXPECT_TRUE(migrations[1].under_test);
}

TEST(Select, AnUnknownMigrationIsNamedWithTheNearest) {
  const Error error = error_of(selected({"custmers"}));
  EXPECT_EQ(error.kind(), ErrorKind::nothing_selected);
  EXPECT_THAT(error.what(), HasSubstr("did you mean 'customers'?"));
  EXPECT_THAT(error.hint(), HasSubstr("0009_customers"));
}

TEST(Select, AnAmbiguousBeginningIsAnError) {
  const Error error = error_of(selected({"001"}));
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("0010_orders and of 0011_items"));
}

TEST(Select, SelectorsThatCannotBeReadAreErrors) {
  for (const std::string expression : {"last x", "last 3x", "last ", "0009,,0010", "0012..0009"})
    EXPECT_EQ(error_of(under_test(expression)).kind(), ErrorKind::usage) << expression;
}

TEST(Select, NothingLeftIsAnErrorOfItsOwn) {
  EXPECT_EQ(error_of(under_test("last 0")).kind(), ErrorKind::nothing_selected);
  std::vector<Migration> none;
  EXPECT_THROW(select(none, under_test("all")), Error);
}

}  // namespace
}  // namespace rehearse::source
