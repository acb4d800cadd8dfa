#include "source/adapter/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "os/temp_folder.h"
#include "rehearse/error.h"

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
  AdapterSpec spec_{.tool = "command",
                    .files = {},
                    .list = {},
                    .pattern = {},
                    .base = {},
                    .up = {"up", "{id}"},
                    .down = {"down", "{previous}", "{file}"},
                    .ledger = {},
                    .folder = {},
                    .environment = {}};
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
  EXPECT_THAT(ids_in("a one\n\n  b two\n", spec_), ElementsAre("a", "b"));
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

TEST_F(Adapter, RefusesAPatternThatIsNone) {
  spec_.list = {"echo", "something"};
  spec_.pattern = "(";
  expect_error(ErrorKind::usage);
}

}  // namespace
}  // namespace rehearse::source::adapter
