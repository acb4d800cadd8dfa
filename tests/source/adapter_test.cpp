#include "source/adapter/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "os/temp_folder.h"
#include "rehearse/error.h"
#include "source/adapter/listing.h"
#include "source/select.h"

namespace rehearse::source::adapter {
namespace {

using testing::ElementsAre;

class Adapter : public testing::Test {
 protected:
  void file(const std::string& name) {
    std::filesystem::create_directories((folder_.path() / name).parent_path());
    std::ofstream(folder_.path() / name) << "x";
  }
  [[nodiscard]] MigrationSet load() const { return adapter::load(spec_, folder_.path()); }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const Migration& migration : load().migrations) found.push_back(migration.id);
    return found;
  }
  void expect_error(ErrorKind kind) const {
    try {
      FAIL() << load().migrations.size() << " migrations and no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind) << error.what();
    }
  }

  os::TempFolder folder_;
  AdapterSpec spec_{.tool = "command", .up = {"up", "{id}"}, .down = {"down", "{previous}", "{file}"}};
};

TEST_F(Adapter, TakesFilesInTheOrderOfTheirNumbers) {
  for (const char* name : {"m/10_b.js", "m/9_a.ts", "m/readme.md"}) file(name);
  spec_.files = {"m/*.js", "m/*.ts"};
  EXPECT_THAT(ids(), ElementsAre("9_a", "10_b"));
}

TEST_F(Adapter, FillsInTheMigrationAndTheOneBefore) {
  file("m/1.js");
  file("m/2.js");
  spec_.files = {"m/*.js"};
  spec_.base = "zero";
  const MigrationSet set = load();
  EXPECT_THAT(set.migrations[0].up.tool->argv, ElementsAre("up", "1"));
  EXPECT_THAT(set.migrations[0].down->tool->argv, ElementsAre("down", "zero", "1.js"));
  EXPECT_THAT(set.migrations[1].down->tool->argv, ElementsAre("down", "1", "2.js"));
}

TEST_F(Adapter, AsksTheTool) {
  spec_.list = {"printf", "%s\\n", "0001 -> 0002 (head), add", "<base> -> 0001, first"};
  spec_.pattern = "-> (\\w+)";
  spec_.newest_first = true;
  EXPECT_THAT(ids(), ElementsAre("0001", "0002"));
}

TEST_F(Adapter, WithoutAPatternTakesTheFirstWord) {
  const std::vector<Known> known = known_in("a one\n\n  b two\n", spec_);
  ASSERT_EQ(known.size(), 2U);
  EXPECT_EQ(known[0].id, "a");
  EXPECT_EQ(known[1].id, "b");
}

TEST_F(Adapter, TakesTheIdFromTheNameOfAFile) {
  for (const char* name : {"m/20240102_b.rb", "m/20240101_a_b.rb", "m/helper.rb"}) file(name);
  spec_.files = {"m/*.rb"};
  spec_.pattern = "^(\\d+)_";
  const MigrationSet set = load();
  ASSERT_EQ(set.migrations.size(), 2U);
  EXPECT_EQ(set.migrations[0].id, "20240101");
  EXPECT_EQ(set.migrations[0].name, "a_b");
  EXPECT_THAT(set.migrations[1].up.tool->argv, ElementsAre("up", "20240102"));
}

TEST_F(Adapter, KnowsAppsWithTheirOwnHistories) {
  spec_.list = {"printf", "%s\\n", "auth 0001_initial", "shop 0001_orders", "shop 0002_status"};
  spec_.pattern = "^(\\S+) (\\S+)$";
  spec_.base = "zero";
  spec_.down = {"migrate", "{app}", "{previous}", "{name}"};
  const MigrationSet set = load();
  ASSERT_EQ(set.migrations.size(), 3U);
  EXPECT_EQ(set.migrations[2].id, "shop.0002_status");
  EXPECT_THAT(set.migrations[1].down->tool->argv, ElementsAre("migrate", "shop", "zero", "0001_orders"));
  EXPECT_THAT(set.migrations[2].down->tool->argv,
              ElementsAre("migrate", "shop", "0001_orders", "0002_status"));
}

TEST_F(Adapter, DoesNotRehearseWhatOthersAreResponsibleForUnlessAsked) {
  spec_.list = {"printf", "%s\\n", "installed auth", "own shop", "installed sessions"};
  spec_.pattern = "^\\w+ (\\S+)$";
  spec_.baseline = "^installed ";
  MigrationSet all = load();
  select(all.migrations, {});
  ASSERT_EQ(all.migrations.size(), 3U);
  EXPECT_FALSE(all.migrations[0].under_test);
  EXPECT_TRUE(all.migrations[1].under_test);
  EXPECT_FALSE(all.migrations[2].under_test);
  MigrationSet named = load();
  MigrationSetSpec spec;
  spec.selected = {"auth"};
  select(named.migrations, spec);
  ASSERT_EQ(named.migrations.size(), 1U);
  EXPECT_TRUE(named.migrations[0].under_test);
}

TEST_F(Adapter, LeadsTheListToNoServer) {
  spec_.list = {"sh", "-c", "echo $DATABASE_URL; echo $APP_DB; echo ${PGSERVICE-none}"};
  spec_.environment = {{"APP_DB", "{database}"}};
  ASSERT_EQ(setenv("DATABASE_URL", "postgres://production", 1), 0);
  ASSERT_EQ(setenv("PGSERVICE", "production", 1), 0);
  EXPECT_THAT(ids(), ElementsAre(testing::HasSubstr("%2Fdev%2Fnull"), "nowhere", "none"));
  unsetenv("DATABASE_URL");
  unsetenv("PGSERVICE");
}

TEST_F(Adapter, WithoutADownHasNoWayBack) {
  file("m/1.js");
  spec_.files = {"m/*.js"};
  spec_.down.clear();
  EXPECT_FALSE(load().migrations[0].down);
}

TEST_F(Adapter, RefusesAListThatFails) {
  spec_.list = {"sh", "-c", "echo broken >&2; exit 3"};
  expect_error(ErrorKind::environment);
}

TEST_F(Adapter, RefusesAToolThatIsNotThere) {
  spec_.list = {"no-such-migration-tool"};
  expect_error(ErrorKind::environment);
}

TEST_F(Adapter, RefusesToFindNothing) {
  spec_.files = {"m/*.js"};
  expect_error(ErrorKind::usage);
}

TEST_F(Adapter, RefusesAPatternThatFitsNothing) {
  spec_.list = {"echo", "something"};
  spec_.pattern = "-> (\\w+)";
  expect_error(ErrorKind::usage);
}

TEST_F(Adapter, RefusesABaselineThatIsNone) {
  spec_.list = {"echo", "something"};
  spec_.baseline = "(";
  expect_error(ErrorKind::usage);
}

TEST_F(Adapter, RefusesAPatternThatIsNone) {
  spec_.list = {"echo", "something"};
  spec_.pattern = "(";
  expect_error(ErrorKind::usage);
}

}  // namespace
}  // namespace rehearse::source::adapter
