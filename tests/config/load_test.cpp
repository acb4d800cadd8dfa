#include "config/load.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "model/json_profile.h"
#include "rehearse/error.h"

namespace rehearse::config {
namespace {

namespace fs = std::filesystem;

class Load : public testing::Test {
 protected:
  Load() {
    fs::path pattern = fs::temp_directory_path() / "rehearse-load-XXXXXX";
    std::string path = pattern.string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    root_ = path;
  }
  ~Load() override { fs::remove_all(root_); }

  fs::path write(const fs::path& name, const std::string& text = "") {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
    return root_ / name;
  }

  fs::path root_;
};

std::string message_of(const fs::path& path, const std::optional<fs::path>& config = std::nullopt) {
  try {
    load(path, config);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return "accepted";
}

TEST_F(Load, AFolderWithoutAConfigurationIsNamedAfterItself) {
  fs::create_directory(root_ / "shop");
  const Scenario scenario = load(root_ / "shop" / "");
  EXPECT_EQ(scenario.name, "shop");
  EXPECT_EQ(scenario.folder, root_ / "shop" / "");
  EXPECT_TRUE(scenario.config.empty());
  EXPECT_TRUE(scenario.migrations.path.empty());
}

TEST_F(Load, AFolderWithAConfigurationReadsIt) {
  write("shop/rehearse.toml", "[seed]\nrows = 3\n[migrations]\npath = \"db\"");
  const Scenario scenario = load(root_ / "shop");
  EXPECT_EQ(scenario.config, root_ / "shop" / "rehearse.toml");
  EXPECT_EQ(scenario.seed.rows, Rows{3});
  EXPECT_EQ(scenario.migrations.path, "db");
}

TEST_F(Load, TheConfigurationItselfNamesItsFolder) {
  const Scenario scenario = load(write("shop/rehearse.toml"));
  EXPECT_EQ(scenario.name, "shop");
  EXPECT_EQ(scenario.folder, root_ / "shop");
}

TEST_F(Load, ASingleMigrationFileIsAScenario) {
  const Scenario scenario = load(write("shop/0042_add_note.sql"));
  EXPECT_EQ(scenario.name, "0042_add_note");
  EXPECT_EQ(scenario.folder, root_ / "shop");
  EXPECT_EQ(scenario.migrations.path, "0042_add_note.sql");
}

TEST_F(Load, PathsAreRelativeToTheConfigurationWhereverItLies) {
  fs::create_directory(root_ / "shop");
  write("ci/strict.toml", "[migrations]\npath = \"../shop/db\"\n[server]\npostgres = \"./pg15/bin\"");
  const Scenario scenario = load(root_ / "shop", root_ / "ci/strict.toml");
  EXPECT_EQ(scenario.folder, root_ / "shop");
  EXPECT_EQ(scenario.config, root_ / "ci/strict.toml");
  EXPECT_EQ(scenario.migrations.path, "db");
  EXPECT_EQ(scenario.server.postgres, (root_ / "ci/pg15/bin").string());
}

TEST_F(Load, FilesOfTheSeedAreReadBesideTheConfiguration) {
  DataProfile profile;
  profile.tables.resize(1);
  profile.tables[0].schema = "public";
  profile.tables[0].name = "orders";
  profile.tables[0].rows = 12;
  write("ci/shape/profile.json", to_json(profile));
  write("ci/a.sql", "SELECT 1");
  write("ci/b.sql", "SELECT 2");
  write("ci/rehearse.toml",
        "[seed]\nprofile = \"shape/profile.json\"\nbefore = [\"a.sql\", \"b.sql\"]\nafter = \"a.sql\"");
  const Scenario scenario = load(root_ / "ci");
  EXPECT_EQ(scenario.seed.profile, root_ / "ci/shape/profile.json");
  ASSERT_TRUE(scenario.seed.shape);
  EXPECT_EQ(*scenario.seed.shape, profile);
  ASSERT_EQ(scenario.seed.before.size(), 2U);
  EXPECT_EQ(scenario.seed.before[1].sql, "SELECT 2");
  ASSERT_EQ(scenario.seed.after.size(), 1U);
  EXPECT_EQ(scenario.seed.after[0].file, root_ / "ci/a.sql");
}

TEST_F(Load, ADamagedProfileIsNamedWithWhatIsWrong) {
  const fs::path file = write("profile.json", "{\"rehearse_profile\": tru");
  write("rehearse.toml", "[seed]\nprofile = \"profile.json\"");
  EXPECT_TRUE(message_of(root_).find(file.string()) != std::string::npos) << message_of(root_);
}

TEST_F(Load, WhatIsNotThereIsNamed) {
  EXPECT_EQ(message_of(root_ / "nowhere"), "no such file or folder: " + (root_ / "nowhere").string());
  EXPECT_EQ(message_of(root_, root_ / "no.toml"),
            "cannot read " + (root_ / "no.toml").string() + ": No such file or directory");
  EXPECT_EQ(message_of(root_, root_), "cannot read " + root_.string() + ": it is a folder");
  EXPECT_EQ(message_of(write("notes.txt")), "cannot rehearse " + (root_ / "notes.txt").string());
}

TEST_F(Load, AFileThatIsNoConfigurationIsRefusedBeforeItIsRead) {
  const fs::path file = write("rehearse.toml", "#");
  fs::resize_file(file, std::uintmax_t{50} << 20);
  EXPECT_EQ(message_of(root_), file.string() + " is larger than 1 MB: no configuration");
}

}  // namespace
}  // namespace rehearse::config
