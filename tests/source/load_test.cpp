#include "source/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "source/folder.h"
#include "source/loading.h"

namespace rehearse {
namespace {

namespace fs = std::filesystem;

using test::Folder;
using test::labels;
using test::load;
using test::load_error;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kSql = "select 1;";

MigrationSetSpec at(const std::string& path) {
  MigrationSetSpec spec;
  spec.path = path;
  return spec;
}

TEST(Load, FindsTheUsualFolders) {
  for (const std::string place : {"", "migrations/", "db/migrations/", "db/migrate/", "sql/migrations/"}) {
    const Folder folder{{place + "1_a.up.sql", kSql}, {"README.md", ""}};
    const MigrationSet set = load(folder.path());
    EXPECT_THAT(labels(set), ElementsAre("1_a!")) << place;
    EXPECT_EQ(set.migrations[0].path, (folder.path() / (place + "1_a.up.sql")).string());
  }
}

TEST(Load, PrefersTheFolderItself) {
  const Folder folder{{"1_a.up.sql", kSql}, {"migrations/2_b.up.sql", kSql}};
  EXPECT_THAT(labels(load(folder.path())), ElementsAre("1_a!"));
}

TEST(Load, ReadsTheFolderThatTheConfigurationNames) {
  const Folder folder{{"here/1_a.up.sql", kSql}, {"migrations/2_b.up.sql", kSql}};
  EXPECT_THAT(labels(source::load(at("here/"), folder.path())), ElementsAre("1_a!"));
  EXPECT_THAT(labels(source::load(at((folder.path() / "here").string()), "/elsewhere")), ElementsAre("1_a!"));
}

TEST(Load, ChoosesTheLayoutThatFitsMostFiles) {
  const Folder folder{{"1_a/up.sql", kSql}, {"2_b.up.sql", kSql}, {"2_b.down.sql", kSql}};
  EXPECT_EQ(load(folder.path()).format, "pairs");
  EXPECT_EQ(load(folder.path(), "directories").format, "directories");
}

TEST(Load, TwoLayoutsThatFitEquallyAreAnError) {
  const Folder folder{{"1_a/up.sql", kSql}, {"2_b.up.sql", kSql}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("as many files fit the format directories as pairs"));
  EXPECT_THAT(error.hint(), HasSubstr("format = \"directories\""));
}

TEST(Load, AFolderWithoutMigrationsIsAnErrorThatSaysWhatWasLookedFor) {
  const Folder folder{{"README.md", ""}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), StartsWith("no migrations found in " + folder.path().string()));
  EXPECT_THAT(error.hint(), HasSubstr("0001_title.up.sql"));
  EXPECT_THAT(load_error(at("."), folder.path()).what(), HasSubstr("no migrations found"));
}

TEST(Load, AMissingFolderIsNamedWithTheNearest) {
  const Folder folder{{"migrations/1_a.up.sql", kSql}};
  const Error error = load_error(at("migration"), folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("migration does not exist, did you mean 'migrations'?"));
  EXPECT_THAT(load_error(folder.path() / "none").what(), HasSubstr("does not exist"));
}

TEST(Load, AFileThatIsNoSqlIsAnError) {
  const Folder folder{{"notes.txt", ""}};
  const Error error = load_error(at("notes.txt"), folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("neither a folder nor an .sql file"));
}

TEST(Load, AnUnknownFormatIsNamedWithTheNearest) {
  const Folder folder{{"1_a.up.sql", kSql}};
  const Error error = load_error(folder.path(), "pair");
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("did you mean 'pairs'?"));
  EXPECT_THAT(error.hint(), HasSubstr("directories"));
}

TEST(Load, AFormatThatDoesNotFitSaysWhichOneDoes) {
  const Folder folder{{"1_a.up.sql", kSql}};
  MigrationSetSpec spec = at(".");
  spec.format = "directories";
  EXPECT_THAT(load_error(spec, folder.path()).hint(), HasSubstr("look like format \"pairs\""));
}

TEST(Load, AFileThatCannotBeReadIsAnEnvironmentError) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const Folder folder{{"1_a.up.sql", kSql}};
  fs::permissions(folder.path() / "1_a.up.sql", fs::perms::none);
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.what(), HasSubstr("1_a.up.sql: Permission denied"));
}

TEST(Load, ABrokenLinkIsAnEnvironmentError) {
  const Folder folder{{"1_a.up.sql", kSql}};
  fs::create_symlink("nowhere", folder.path() / "2_b.up.sql");
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.what(), HasSubstr("2_b.up.sql: No such file"));
}

TEST(Load, ErrorsOfTheSplitterNameTheFile) {
  const Folder folder{{"1_a.up.sql", "select 1;\n\\connect x\n"}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(to_string(error.location().value_or(SourceLocation{})),
            (folder.path() / "1_a.up.sql").string() + ":2:1");
}

TEST(Load, SelectsWhatIsUnderTest) {
  const Folder folder{{"1_a.up.sql", kSql}, {"2_b.up.sql", kSql}, {"3_c.up.sql", kSql}};
  MigrationSetSpec spec;
  spec.selected = {"2"};
  const MigrationSet set = source::load(spec, folder.path());
  EXPECT_THAT(labels(set), ElementsAre("1_a!", "2_b!"));
  EXPECT_FALSE(set.migrations[0].under_test);
  EXPECT_TRUE(set.migrations[1].under_test);
}

}  // namespace
}  // namespace rehearse
