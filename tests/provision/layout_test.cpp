#include "provision/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/strings.h"
#include "os/process.h"
#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string refusal(const Roots& roots, const std::optional<os::User>& user = std::nullopt) {
  try {
    plan_layout(roots, user);
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::environment);
    EXPECT_THAT(e.hint(), HasSubstr("REHEARSE_TMPDIR"));
    return e.what();
  }
  return "nothing was refused";
}

class LayoutTest : public testing::Test {
 protected:
  [[nodiscard]] Roots roots(const fs::path& work) const { return {work, {work}, {}}; }
  [[nodiscard]] fs::path long_folder() const {
    const fs::path folder = root_.path() / std::string(100, 'x');
    fs::create_directories(folder);
    return folder;
  }
  os::TempFolder root_;
};

TEST_F(LayoutTest, GivesEveryServerFoldersOfItsOwn) {
  const Layout one = plan_layout(roots(root_.path()), std::nullopt);
  const Layout two = plan_layout(roots(root_.path()), std::nullopt);
  EXPECT_NE(one.work, two.work);
  EXPECT_EQ(one.sockets, one.work.string() + ".s");
  EXPECT_FALSE(fs::exists(one.work));
}

TEST_F(LayoutTest, RefusesASocketPathThatIsTooLong) {
  EXPECT_THAT(refusal(roots(long_folder())), HasSubstr("is too long"));
}

TEST_F(LayoutTest, PutsTheSocketElsewhereWhenTheWorkRootIsTooLong) {
  Roots both = roots(long_folder());
  both.sockets.push_back(root_.path());
  const Layout layout = plan_layout(both, std::nullopt);
  EXPECT_EQ(layout.work.parent_path(), long_folder());
  EXPECT_EQ(layout.sockets.parent_path(), root_.path());
}

TEST_F(LayoutTest, RefusesAMissingWorkRoot) {
  EXPECT_THAT(refusal(roots("/no/such/folder")), HasSubstr("/no/such/folder"));
}

TEST_F(LayoutTest, NamesTheFolderThatTheServersUserMayNotEnter) {
  const fs::path inner = root_.path() / "inner";  // below a folder of mode 700
  fs::create_directory(inner);
  const os::User stranger{12'345, 12'345, "stranger"};
  EXPECT_THAT(refusal(roots(inner), stranger), HasSubstr("may not enter " + root_.path().string()));
}

TEST_F(LayoutTest, TheCacheFallsBackToTheNextRoot) {
  Roots candidates;
  candidates.cache = {"/proc/no-folder-can-be-made-here", root_.path()};
  const fs::path cache = make_cache_folder(candidates, std::nullopt);
  EXPECT_EQ(cache.parent_path(), root_.path());
  EXPECT_EQ(fs::status(cache).permissions(), fs::perms::owner_all);
  EXPECT_EQ(make_cache_folder(candidates, std::nullopt), cache);
}

fs::path where_the_script_puts_servers() {
  const auto folder = os::run({.argv = {REHEARSE_SOURCE_DIR "/scripts/fetch-postgres", "--folder"}});
  EXPECT_TRUE(folder.ok()) << folder.err;
  return trim(folder.out);
}

TEST(FetchedServers, AreWhereTheScriptPutsThem) {
  EXPECT_EQ(fetched_servers().front(), where_the_script_puts_servers());
}

TEST(FetchedServers, AreInTheFolderOfTheEnvironmentAlone) {
  const char* before = std::getenv("REHEARSE_CACHE");
  const std::string restored = before == nullptr ? "" : before;
  setenv("REHEARSE_CACHE", "/some/where", 1);
  EXPECT_EQ(where_the_script_puts_servers(), "/some/where/servers");
  EXPECT_THAT(fetched_servers(), testing::ElementsAre("/some/where/servers"));
  setenv("REHEARSE_CACHE", restored.c_str(), 1);
}

TEST_F(LayoutTest, ACacheThatOthersMayWriteToIsNotTrusted) {
  Roots candidates;
  candidates.cache = {root_.path()};
  fs::permissions(make_cache_folder(candidates, std::nullopt), fs::perms::all);
  EXPECT_THROW(make_cache_folder(candidates, std::nullopt), Error);
}

}  // namespace
}  // namespace rehearse::provision
