#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/folder.h"
#include "source/loading.h"

namespace rehearse {
namespace {

using test::Folder;
using test::labels;
using test::load;
using test::load_error;
using test::unused;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr const char* kSql = "select 1;";

TEST(Directories, AreReadInTheOrderOfTheirVersions) {
  const Folder folder{{"2019-11-15-182353_Add email notifications/up.sql", kSql},
                      {"2019-11-15-182353_Add email notifications/down.sql", kSql},
                      {"20140924113530_dumped/up.sql", kSql},
                      {"00000000000000_setup/up.sql", kSql},
                      {"00000000000000_setup/down.sql", ""}};
  const MigrationSet set = load(folder.path());
  EXPECT_EQ(set.format, "directories");
  EXPECT_THAT(labels(set), ElementsAre("00000000000000_setup", "20140924113530_dumped!",
                                       "2019-11-15-182353_Add email notifications"));
  EXPECT_EQ(set.migrations[2].id, "2019-11-15-182353");
  EXPECT_EQ(set.migrations[2].path, (folder.path() / "2019-11-15-182353_Add email notifications").string());
}

TEST(Directories, WithoutANumberComeLast) {
  const Folder folder{{"b/up.sql", kSql}, {"a/up.sql", kSql}, {"10-x/up.sql", kSql}, {"9/up.sql", kSql}};
  EXPECT_THAT(labels(load(folder.path())), ElementsAre("9!", "10_x!", "a!", "b!"));
}

TEST(Directories, MetadataTakesBothDirectionsOutOfTheTransaction) {
  const Folder folder{{"1_a/up.sql", kSql},
                      {"1_a/down.sql", kSql},
                      {"1_a/metadata.toml", "# diesel\nrun_in_transaction = false # concurrently\n"},
                      {"2_b/up.sql", kSql},
                      {"2_b/metadata.toml", "run_in_transaction=true"}};
  const MigrationSet set = load(folder.path());
  EXPECT_EQ(set.migrations.at(0).up.transaction, TransactionPolicy::none);
  EXPECT_EQ(set.migrations.at(0).down.value().transaction, TransactionPolicy::none);
  EXPECT_EQ(set.migrations.at(1).up.transaction, TransactionPolicy::wrapped);
}

TEST(Directories, MetadataThatCannotBeReadIsAnErrorWithItsLine) {
  const Folder folder{{"1_a/up.sql", kSql}, {"1_a/metadata.toml", "\nrun_in_transaction = no\n"}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_EQ(error.location().value_or(SourceLocation{}).line, 2U);
}

TEST(Directories, NameEveryFileThatIsNotUsed) {
  const Folder folder{{"1_a/up.sql", kSql},   {"1_a/notes.txt", ""}, {"1_a/x/y", ""},
                      {"2_b/down.sql", kSql}, {"docs/a.md", ""},     {"README.md", ""}};
  EXPECT_THAT(
      unused(load(folder.path())),
      UnorderedElementsAre("README.md: not in the folder of a migration", "docs: holds no up.sql",
                           "2_b: a down.sql without an up.sql", "notes.txt: neither up.sql nor down.sql",
                           "x: folders inside are not read"));
}

TEST(Directories, AnEmptyUpIsAnError) {
  const Folder folder{{"1_a/up.sql", ""}, {"1_a/down.sql", kSql}};
  EXPECT_THAT(load_error(folder.path()).what(), HasSubstr("empty"));
}

}  // namespace
}  // namespace rehearse
