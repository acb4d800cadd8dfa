#include "provision/template_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "os/process.h"
#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// initdb is a shell script here that takes its time and makes a folder with a PG_VERSION.
class TemplateCacheTest : public testing::Test {
 protected:
  TemplateCacheTest() {
    fs::create_directory(folder_.path() / "bin");
    fs::create_directory(cache_folder());
    program("initdb", "mkdir \"$2\"; sleep 0.1; echo 15 > \"$2/PG_VERSION\"");
    program("postgres", "exit 0");
  }
  void program(const std::string& name, const std::string& script) const {
    const fs::path file = folder_.path() / "bin" / name;
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(file, fs::perms::owner_all);
  }
  [[nodiscard]] fs::path cache_folder() const { return folder_.path() / "cache"; }
  [[nodiscard]] Installation installation(const std::string& version = "15.1", int major = 15) const {
    return {folder_.path() / "bin", "postgres (PostgreSQL) " + version, version, major};
  }
  void fill(const TemplateCache& cache, const std::string& name) {
    cache.fill(folder_.path() / name, [this](const std::vector<std::string>& argv) {
      if (fs::path(argv.front()).filename() == "initdb") ++initdb_runs_;
      const os::Completion completion = os::run({.argv = argv});
      if (!completion.ok()) throw Error(ErrorKind::environment, completion.err);
    });
    EXPECT_TRUE(fs::exists(folder_.path() / name / "PG_VERSION"));
  }

  os::TempFolder folder_;
  std::atomic<int> initdb_runs_ = 0;
};

TEST_F(TemplateCacheTest, RunsInitdbOnceAndCopiesAfterwards) {
  const TemplateCache cache(cache_folder(), installation());
  EXPECT_FALSE(cache.holds_template());
  fill(cache, "first");
  EXPECT_TRUE(cache.holds_template());
  fill(cache, "second");
  fill(TemplateCache(cache_folder(), installation()), "third");
  EXPECT_EQ(initdb_runs_, 1);
}

TEST_F(TemplateCacheTest, AnotherVersionOrARebuiltBinaryIsAnotherTemplate) {
  fill(TemplateCache(cache_folder(), installation()), "first");
  EXPECT_FALSE(TemplateCache(cache_folder(), installation("15.2")).holds_template());
  fs::last_write_time(folder_.path() / "bin" / "postgres",
                      fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_FALSE(TemplateCache(cache_folder(), installation()).holds_template());
}

TEST_F(TemplateCacheTest, AnOldInitdbIsNotGivenAnOptionThatCameLater) {
  program("initdb", "mkdir \"$2\"; echo \"$*\" > \"$2/PG_VERSION\"");
  const auto options = [&](const std::string& version, int major) {
    fill(TemplateCache(cache_folder(), installation(version, major)), version);
    std::ifstream file(folder_.path() / version / "PG_VERSION");
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  EXPECT_THAT(options("13.1", 13), Not(HasSubstr("--no-instructions")));
  EXPECT_THAT(options("14.1", 14), HasSubstr("--no-instructions"));
}

TEST_F(TemplateCacheTest, TwoAtOnceRunOneInitdb) {
  const TemplateCache cache(cache_folder(), installation());
  std::thread other([&] { fill(cache, "one"); });
  fill(cache, "two");
  other.join();
  EXPECT_EQ(initdb_runs_, 1);
}

TEST_F(TemplateCacheTest, AFailedInitdbLeavesNoTemplate) {
  program("initdb", "mkdir \"$2\"; exit 1");
  const TemplateCache cache(cache_folder(), installation());
  EXPECT_THROW(fill(cache, "first"), Error);
  EXPECT_FALSE(cache.holds_template());
}

TEST_F(TemplateCacheTest, AnInterruptedPublicationIsReplaced) {
  const TemplateCache cache(cache_folder(), installation());
  fill(cache, "first");
  fs::path published;
  for (const auto& entry : fs::directory_iterator(cache_folder()))
    if (entry.is_directory()) published = entry.path();
  fs::rename(published, published.string() + ".partial");
  fill(cache, "second");
  EXPECT_TRUE(cache.holds_template());
  EXPECT_FALSE(fs::exists(published.string() + ".partial"));
}

}  // namespace
}  // namespace rehearse::provision
