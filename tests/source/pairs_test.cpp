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
using test::texts;
using test::unused;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* kSql = "select 1;";

TEST(Pairs, AreReadInTheOrderOfTheirNumbers) {
  const Folder folder{
      {"10_b.up.sql", kSql}, {"10_b.down.sql", kSql}, {"9_a.up.sql", kSql}, {"9_a.down.sql", kSql}};
  const MigrationSet set = load(folder.path());
  EXPECT_EQ(set.format, "pairs");
  EXPECT_THAT(labels(set), ElementsAre("9_a", "10_b"));
  EXPECT_EQ(set.migrations[0].id, "9");
  EXPECT_EQ(set.migrations[0].name, "a");
  EXPECT_EQ(set.migrations[0].path, (folder.path() / "9_a.up.sql").string());
  EXPECT_THAT(unused(set), IsEmpty());
}

TEST(Pairs, KeepStatementsWithTheirPlaceInTheFile) {
  const Folder folder{{"1_a.up.sql", "-- rehearse: no-transaction\nselect 1;\nselect 2"},
                      {"1_a.down.sql", "begin; commit"}};
  const Migration migration = load(folder.path()).migrations.at(0);
  EXPECT_THAT(texts(migration.up), ElementsAre("select 1", "select 2"));
  EXPECT_EQ(to_string(migration.up.statements[1].location), (folder.path() / "1_a.up.sql").string() + ":3:1");
  EXPECT_EQ(migration.up.transaction, TransactionPolicy::none);
  ASSERT_TRUE(migration.down);
  EXPECT_EQ(migration.down->path, (folder.path() / "1_a.down.sql").string());
  EXPECT_EQ(migration.down->transaction, TransactionPolicy::own);
}

TEST(Pairs, ReadEveryWayToNameThem) {
  const Folder folder{{"V0001.Initial_Schema.up.sql", kSql},
                      {"V0001.Initial_Schema.down.sql", kSql},
                      {"0002.up.sql", kSql},
                      {"0002.down.sql", kSql},
                      {"0003_add users.up.sql", kSql},
                      {"0003_add users.down.sql", kSql},
                      {"0004_c_up.sql", kSql},
                      {"0004_c_down.sql", kSql},
                      {"0005_d.sql", kSql},
                      {"0005_d.down.sql", kSql},
                      {"0006_e.UP.SQL", kSql},
                      {"20240101120000-f.up.sql", kSql},
                      {"0007_g.sql", kSql},
                      {"0007_g_down.sql", kSql},
                      {"seed.up.sql", kSql}};
  EXPECT_THAT(labels(load(folder.path())),
              ElementsAre("0001_Initial_Schema", "0002", "0003_add users", "0004_c", "0005_d", "0006_e!",
                          "0007_g", "20240101120000_f!", "seed!"));
}

TEST(Pairs, ATitleMayEndInUpOrDown) {
  const Folder folder{
      {"0001_clean_up.sql", kSql}, {"0001_clean_up.down.sql", kSql}, {"0002_set_up.up.sql", kSql}};
  EXPECT_THAT(labels(load(folder.path())), ElementsAre("0001_clean_up", "0002_set_up!"));
}

TEST(Pairs, ThatShareANumberGoByTheirWholeName) {
  const Folder folder{
      {"0001_b.up.sql", kSql}, {"0001_a.up.sql", kSql}, {"0002_c.up.sql", kSql}, {"01.up.sql", kSql}};
  const MigrationSet set = load(folder.path());
  EXPECT_THAT(labels(set), ElementsAre("01!", "0001_a!", "0001_b!", "0002_c!"));
  EXPECT_EQ(set.migrations[1].id, "0001_a");
  EXPECT_EQ(set.migrations[3].id, "0002");
}

TEST(Pairs, TwoFilesForOneDirectionAreAnError) {
  const Folder folder{{"1_a.up.sql", kSql}, {"1_a.sql", kSql}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("same direction of 1_a"));
}

TEST(Pairs, NameEveryFileThatIsNotUsed) {
  const Folder folder{{"1_a.up.sql", kSql},   {"README.md", "x"},       {"2_b.down.sql", kSql},
                      {"2_c.up.sql", kSql},   {"seed.sql", kSql},       {"3_d_down.sql", kSql},
                      {"4.undo.e.sql", kSql}, {"old/1_a.up.sql", kSql}, {"rehearse.toml", ""}};
  EXPECT_THAT(unused(load(folder.path())),
              UnorderedElementsAre(
                  "old: folders inside are not read", "README.md: not an .sql file",
                  "2_b.down.sql: a down without an up; 2_c.up.sql has no down, does it belong there?",
                  "seed.sql: its name has neither a number nor an .up or .down",
                  "3_d_down.sql: looks like a down without an up; a migration of its own needs the name "
                  "3_d_down.up.sql",
                  "4.undo.e.sql: the '.undo' in its name belongs to another layout"));
}

TEST(Pairs, DownsAloneAreAnError) {
  const Folder folder{{"1_a.down.sql", kSql}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("no up file"));
}

TEST(Pairs, AnEmptyUpIsAnErrorButACommentIsNot) {
  const Folder empty{{"1_a.up.sql", " \n"}, {"1_a.down.sql", kSql}};
  const Error error = load_error(empty.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("empty"));
  ASSERT_TRUE(error.location());
  EXPECT_EQ(error.location()->file, (empty.path() / "1_a.up.sql").string());

  const Folder comment{{"1_a.up.sql", "-- nothing to do"}, {"1_a.down.sql", kSql}};
  EXPECT_THAT(load(comment.path()).migrations.at(0).up.statements, IsEmpty());
}

TEST(Pairs, AnEmptyDownIsAWayBackThatDoesNothing) {
  const Folder folder{
      {"1_a.up.sql", kSql}, {"1_a.down.sql", ""}, {"2_b.up.sql", ""}, {"2_b.down.sql", "\xef\xbb\xbf\n"}};
  const MigrationSet set = load(folder.path());
  EXPECT_THAT(labels(set), ElementsAre("1_a", "2_b")) << "an empty pair keeps a number occupied";
  EXPECT_THAT(set.migrations[0].down.value().statements, IsEmpty());
}

TEST(Pairs, DirectivesOfBothFilesHoldForTheMigration) {
  const Folder folder{
      {"1_a.up.sql",
       "-- rehearse: irreversible reason=\"data is gone\"\n-- rehearse: accept a reason=x\nselect 1;"},
      {"1_a.down.sql", "-- rehearse: budget duration=1s reason=y\n-- rehearse: accept b reason=x\n"}};
  const Migration migration = load(folder.path()).migrations.at(0);
  EXPECT_EQ(migration.irreversible.value().reason, "data is gone");
  EXPECT_EQ(migration.budget.duration, Millis(1'000));
  ASSERT_EQ(migration.accepted.size(), 2U);
  EXPECT_EQ(migration.accepted[1].check, "b");
}

TEST(Pairs, TheSameDirectiveInBothFilesIsAnError) {
  for (const std::string directive : {"irreversible reason=x", "budget duration=1s reason=x"}) {
    const std::string text = "-- rehearse: " + directive + "\nselect 1;";
    const Folder folder{{"1_a.up.sql", text}, {"1_a.down.sql", text}};
    EXPECT_THAT(load_error(folder.path()).what(), HasSubstr("both directions"));
  }
}

TEST(Pairs, ADirectiveBehindAStatementIsAnError) {
  const Folder folder{{"1_a.up.sql", "select 1;\n-- rehearse: no-transaction\n"}};
  EXPECT_THAT(load_error(folder.path()).what(), HasSubstr("behind a statement"));
}

TEST(Pairs, AFileWithSectionsAmongThemIsAnError) {
  const Folder sections{{"1_a.up.sql", kSql}, {"2_b.sql", "-- up\nselect 1;\n-- down\nselect 2;"}};
  EXPECT_THAT(load_error(sections.path()).what(), HasSubstr("has up and down sections"));
  const Folder goose{{"1_a.up.sql", kSql}, {"2_b.sql", "-- +goose Up\nselect 1;\n"}};
  EXPECT_THAT(load_error(goose.path()).what(), HasSubstr("sections of goose"));
}

TEST(Pairs, OneFileSelectsItsPairAlone) {
  const Folder folder{{"1_a.up.sql", kSql}, {"1_a.down.sql", kSql}, {"2_b.up.sql", "'"}};
  EXPECT_THAT(labels(load(folder.path() / "1_a.up.sql")), ElementsAre("1_a"));
  EXPECT_THAT(labels(load(folder.path() / "1_a.down.sql")), ElementsAre("1_a"));
}

}  // namespace
}  // namespace rehearse
