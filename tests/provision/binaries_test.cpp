#include "provision/binaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class BinariesTest : public testing::Test {
 protected:
  void program(const fs::path& file, const std::string& script) const {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(file, fs::perms::owner_all | fs::perms::others_exec | fs::perms::others_read);
  }
  // A folder with a postgres that only knows its version.
  fs::path install(const std::string& folder, const std::string& version) const {
    const fs::path bin = root_.path() / folder / "bin";
    program(bin / "postgres", "echo 'postgres (PostgreSQL) " + version + " (Test)'");
    program(bin / "initdb", "exit 0");
    return bin;
  }
  [[nodiscard]] SearchPlaces places() const {
    return {root_.path(), false, {}, {root_.path() / "fetched", root_.path() / "fetched by root"}};
  }
  [[nodiscard]] Error refusal(const std::string& wanted) const {
    try {
      choose_installation(wanted, places());
    } catch (const Error& e) {
      return e;
    }
    return {ErrorKind::bug, "nothing was refused"};
  }

  os::TempFolder root_;
};

TEST_F(BinariesTest, FindsEveryVersionNewestFirst) {
  install("9.6", "9.6.24");  // too old
  install("15", "15.9");
  install("15b", "15.18");
  install("18", "18beta1");
  const auto found = find_installations(places());
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].version, "18beta1");
  EXPECT_EQ(found[0].major, 18);
  EXPECT_EQ(found[1].version, "15.18");
  EXPECT_EQ(found[2].version, "15.9");
}

TEST_F(BinariesTest, ChoosesTheWantedMajorElseTheNewest) {
  install("13", "13.23");
  const fs::path newest = install("16", "16.4");
  EXPECT_EQ(choose_installation("", places()).bin, fs::canonical(newest));
  EXPECT_EQ(choose_installation("13", places()).version, "13.23");
}

TEST_F(BinariesTest, FetchedOnesComeAfterThoseOfTheSystem) {
  const fs::path of_system = install("15", "15.9");
  install("fetched/15", "15.18");
  const fs::path fetched = install("fetched by root/17", "17.10");
  EXPECT_EQ(choose_installation("", places()).bin, fs::canonical(of_system));
  EXPECT_EQ(choose_installation("15", places()).bin, fs::canonical(of_system));
  EXPECT_EQ(choose_installation("17", places()).bin, fs::canonical(fetched));
  EXPECT_TRUE(choose_installation("17", places()).fetched);
  EXPECT_FALSE(choose_installation("15", places()).fetched);
}

TEST_F(BinariesTest, WhereTheSystemHasNoneTheNewestFetchedOneServes) {
  install("fetched/13", "13.23");
  install("fetched/17", "17.10");
  EXPECT_EQ(choose_installation("", places()).version, "17.10");
}

TEST_F(BinariesTest, TakesAFolderOrItsBin) {
  const fs::path bin = install("mine", "16.4");
  EXPECT_EQ(choose_installation(bin.string(), {}).version, "16.4");
  EXPECT_EQ(choose_installation(bin.parent_path().string(), {}).version, "16.4");
}

TEST_F(BinariesTest, FollowsLinksInPathToTheInstallation) {
  const fs::path bin = install("real", "16.4");
  const fs::path links = root_.path() / "links";
  fs::create_directory(links);
  fs::create_symlink(bin / "postgres", links / "postgres");
  const auto found = find_installations({"/no/such/folder", false, {links, bin}, {}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].bin, fs::canonical(bin));
}

TEST_F(BinariesTest, IgnoresFoldersThatCannotServe) {
  fs::remove(install("no-initdb", "16.4") / "initdb");
  program(install("broken", "16.4") / "postgres", "exit 1");
  fs::permissions(install("not-executable", "16.4") / "postgres", fs::perms::owner_read);
  EXPECT_TRUE(find_installations(places()).empty());
}

TEST_F(BinariesTest, SaysHowToInstallWhenThereIsNone) {
  const Error error = refusal("");
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.what(), HasSubstr("no PostgreSQL is installed: looked in " + root_.path().string()));
  EXPECT_THAT(error.hint(), HasSubstr("apt-get install postgresql)"));
}

TEST_F(BinariesTest, ListsWhatIsThereWhenTheWantedVersionIsNot) {
  const fs::path bin = install("15", "15.18");
  const Error error = refusal("17");
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.what(), HasSubstr("PostgreSQL 17 is not installed: found 15.18 in " + bin.string()));
  EXPECT_THAT(error.hint(), HasSubstr("apt-get install postgresql-17"));
  EXPECT_THAT(error.hint(), HasSubstr("scripts/fetch-postgres 17"));
}

TEST_F(BinariesTest, RefusesWhatIsNeitherVersionNorFolder) {
  EXPECT_EQ(refusal("15.18").kind(), ErrorKind::usage);
  EXPECT_EQ(refusal("newest").kind(), ErrorKind::usage);
  EXPECT_EQ(refusal("/no/such/folder").kind(), ErrorKind::environment);
}

TEST(Binaries, ThisMachineHasAnInstallation) {
  const auto found = find_installations(SearchPlaces::of_this_machine());
  ASSERT_FALSE(found.empty());
  EXPECT_GE(found.front().major, 13);
}

}  // namespace
}  // namespace rehearse::provision
