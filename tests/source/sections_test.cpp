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

Migration only(const std::string& content) {
  const Folder folder{{"1_a.sql", content}};
  return load(folder.path()).migrations.at(0);
}

std::string place_of(const Error& error) {
  return error.location()
             ? std::to_string(error.location()->line) + ":" + std::to_string(error.location()->column)
             : "nowhere";
}

Error error_of(const std::string& content) {
  const Folder folder{{"1_a.sql", content}};
  const Error error = load_error(folder.path());
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  return error;
}

TEST(Sections, AreToldApartByMarkerLines) {
  const Migration migration = only("-- Adds a.\n-- UP\nselect 1;\nselect 2;\r\n--down \r\n  select 3;\n");
  EXPECT_EQ(label(migration), "1_a");
  EXPECT_THAT(texts(migration.up), ElementsAre("select 1", "select 2"));
  EXPECT_EQ(migration.up.statements[0].location.line, 3U);
  EXPECT_EQ(migration.up.statements[0].offset, 17U);
  ASSERT_TRUE(migration.down);
  EXPECT_THAT(texts(*migration.down), ElementsAre("select 3"));
  EXPECT_EQ(migration.down->statements[0].location.line, 6U);
  EXPECT_EQ(migration.down->statements[0].location.column, 3U);
  EXPECT_EQ(migration.down->path, migration.path);
}

TEST(Sections, MayComeInAnyOrderAndBehindAByteOrderMark) {
  const Migration migration = only("\xef\xbb\xbf-- down\nselect 2;\n-- up\nselect 1;");
  EXPECT_THAT(texts(migration.up), ElementsAre("select 1"));
  EXPECT_THAT(texts(migration.down.value()), ElementsAre("select 2"));
}

TEST(Sections, OrdinaryCommentsAreNoMarkers) {
  const Migration migration = only("-- up\nselect 1; -- down\n-- down the road\n-- down: later\n");
  EXPECT_FALSE(migration.down);
  EXPECT_THAT(texts(migration.up), ElementsAre("select 1"));
}

TEST(Sections, AFileWithoutMarkersHasNoWayBack) {
  const Folder folder{{"2_b.sql", "select 2;"}, {"1_a.sql", "-- up\nselect 1;\n-- down\n"}};
  const MigrationSet set = load(folder.path());
  EXPECT_EQ(set.format, "sections");
  EXPECT_THAT(labels(set), ElementsAre("1_a", "2_b!"));
  EXPECT_THAT(set.migrations[0].down.value().statements, IsEmpty());
}

TEST(Sections, DirectivesAboveTheMarkersHoldForBothDirections) {
  const Migration migration = only(
      "-- rehearse: no-transaction\n-- rehearse: accept a reason=x\n-- up\nselect 1;\n-- down\n"
      "-- rehearse: budget duration=1s reason=y\nselect 2;");
  EXPECT_EQ(migration.up.transaction, TransactionPolicy::none);
  EXPECT_EQ(migration.down.value().transaction, TransactionPolicy::none);
  EXPECT_EQ(migration.accepted.size(), 1U);
  EXPECT_EQ(migration.budget.reason, "y");
}

TEST(Sections, DirectivesBelowAMarkerHoldForThatDirection) {
  const Migration migration = only("-- up\nselect 1;\n-- down\n-- rehearse: no-transaction\nselect 2;");
  EXPECT_EQ(migration.up.transaction, TransactionPolicy::wrapped);
  EXPECT_EQ(migration.down.value().transaction, TransactionPolicy::none);
}

TEST(Sections, MistakesAreNamedWithTheirLine) {
  EXPECT_EQ(place_of(error_of("select 0;\n-- up\nselect 1;")), "1:1") << "SQL above the first marker";
  EXPECT_EQ(place_of(error_of("-- up\nselect 1;\n-- up\nselect 2;")), "3:0") << "the same section twice";
  EXPECT_EQ(place_of(error_of("\n-- down\nselect 1;")), "2:0") << "a down without an up";
  EXPECT_EQ(place_of(error_of("-- up\n\n-- down\nselect 1;")), "2:0") << "an empty up";
  EXPECT_EQ(place_of(error_of("-- up\nselect 1;\n-- down\n select 'x")), "4:9") << "an open quote";
}

TEST(Sections, AnEmptyFileIsAnError) {
  EXPECT_THAT(error_of("").what(), HasSubstr("empty"));
}

TEST(Sections, FilesOfOtherToolsAreNotAppliedWhole) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"-- +goose Up\nselect 1;\n-- +goose Down\n", "goose"},
      {"-- +migrate Up\nselect 1;\n", "sql-migrate"},
      {"-- migrate:up\nselect 1;\n-- migrate:down\n", "dbmate"},
      {"--liquibase formatted sql\n", "Liquibase"},
      {"-- Up Migration\nselect 1;", "node-pg-migrate"},
      {"select 1;\n---- create above / drop below ----\n", "tern"},
  };
  for (const auto& [content, tool] : cases)
    EXPECT_THAT(error_of(content).what(), HasSubstr("is a migration of " + tool + ",")) << content;
}

TEST(Sections, NameEveryFileThatIsNotUsed) {
  const Folder folder{{"1_a.sql", "select 1;"},   {"schema.sql", "select 1;"}, {"2.undo.sql", "select 1;"},
                      {"setup.sql", "-- up\nx;"}, {"notes.txt", ""},           {"old/1.sql", ""}};
  const MigrationSet set = load(folder.path());
  EXPECT_THAT(labels(set), ElementsAre("1_a!", "setup!"));
  EXPECT_THAT(unused(set),
              UnorderedElementsAre("schema.sql: it has no '-- up' section, and its name has no number",
                                   "2.undo.sql: the '.undo' in its name belongs to another layout",
                                   "notes.txt: not an .sql file", "old: folders inside are not read"));
}

TEST(Sections, OneFileMayHaveAnyName) {
  const Folder folder{{"fix.sql", "select 1;"}, {"2.sql", "'"}};
  EXPECT_THAT(labels(load(folder.path() / "fix.sql")), ElementsAre("fix!"));
}

}  // namespace
}  // namespace rehearse
