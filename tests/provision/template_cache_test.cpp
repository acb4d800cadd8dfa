#include "provision/template_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "os/process.h"
#include "os/temp_folder.h"
#include "provision/local_programs.h"
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
    program("initdb", "mkdir -p \"$2\"; sleep 0.1; echo 15 > \"$2/PG_VERSION\"");
    program("postgres", "exit 0");
  }
  void program(const std::string& name, const std::string& script) const {
    const fs::path file = folder_.path() / "bin" / name;
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(file, fs::perms::owner_all);
  }
  [[nodiscard]] fs::path cache_folder() const { return folder_.path() / "cache"; }
  [[nodiscard]] std::shared_ptr<const Programs> programs(const std::string& version = "15.1",
                                                         int major = 15) const {
    return programs_of(
        Installation{folder_.path() / "bin", "postgres (PostgreSQL) " + version, version, major});
  }
  [[nodiscard]] TemplateCache cache(const std::string& version = "15.1", int major = 15) const {
    return {cache_folder(), programs(version, major)->build()};
  }
  static void run(const std::vector<std::string>& argv) {
    const os::Completion completion = os::run({.argv = argv});
    if (!completion.ok()) throw Error(ErrorKind::environment, completion.err);
  }
  void fill(const TemplateCache& cache, const std::string& name, const std::shared_ptr<const Programs>& by) {
    const Layout layout{folder_.path() / name, {}, {}};
    fs::create_directory(layout.work);
    const auto initialise = [&] {
      ++initdb_runs_;
      run(by->initialise({layout}));
    };
    cache.fill(layout.data(), initialise, run);
    EXPECT_TRUE(fs::exists(layout.data() / "PG_VERSION"));
  }
  void fill(const TemplateCache& cache, const std::string& name) { fill(cache, name, programs()); }

  os::TempFolder folder_;
  std::atomic<int> initdb_runs_ = 0;
};

TEST_F(TemplateCacheTest, RunsInitdbOnceAndCopiesAfterwards) {
  const TemplateCache cache = this->cache();
  EXPECT_FALSE(cache.holds_template());
  fill(cache, "first");
  EXPECT_TRUE(cache.holds_template());
  fill(cache, "second");
  fill(this->cache(), "third");
  EXPECT_EQ(initdb_runs_, 1);
}

TEST_F(TemplateCacheTest, AnotherVersionOrARebuiltBinaryIsAnotherTemplate) {
  fill(this->cache(), "first");
  EXPECT_FALSE(cache("15.2").holds_template());
  fs::last_write_time(folder_.path() / "bin" / "postgres",
                      fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_FALSE(this->cache().holds_template());
}

TEST_F(TemplateCacheTest, AnOldInitdbIsNotGivenAnOptionThatCameLater) {
  program("initdb", "mkdir -p \"$2\"; echo \"$*\" > \"$2/PG_VERSION\"");
  const auto options = [&](const std::string& version, int major) {
    fill(cache(version, major), version, programs(version, major));
    std::ifstream file(folder_.path() / version / "data" / "PG_VERSION");
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  EXPECT_THAT(options("13.1", 13), Not(HasSubstr("--no-instructions")));
  EXPECT_THAT(options("14.1", 14), HasSubstr("--no-instructions"));
}

TEST_F(TemplateCacheTest, TwoAtOnceRunOneInitdb) {
  const TemplateCache cache = this->cache();
  std::thread other([&] { fill(cache, "one"); });
  fill(cache, "two");
  other.join();
  EXPECT_EQ(initdb_runs_, 1);
}

TEST_F(TemplateCacheTest, AFailedInitdbLeavesNoTemplate) {
  program("initdb", "mkdir -p \"$2\"; exit 1");
  const TemplateCache cache = this->cache();
  EXPECT_THROW(fill(cache, "first"), Error);
  EXPECT_FALSE(cache.holds_template());
}

TEST_F(TemplateCacheTest, AnInterruptedPublicationIsReplaced) {
  const TemplateCache cache = this->cache();
  fill(cache, "first");
  fs::path published;
  for (const auto& entry : fs::directory_iterator(cache_folder()))
    if (entry.is_directory()) published = entry.path();
  fs::rename(published, published.string() + ".partial");
  fill(cache, "second");
  EXPECT_TRUE(cache.holds_template());
  EXPECT_FALSE(fs::exists(published.string() + ".partial"));
}

TEST_F(TemplateCacheTest, ATemplateThatNobodyUsedForAMonthGoesWithTheNextNewOne) {
  fill(cache("15.1"), "first", programs("15.1"));
  fill(cache("15.2"), "second", programs("15.2"));
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24 * 40);
  for (const auto& entry : fs::directory_iterator(cache_folder()))
    if (entry.path().extension() == ".lock") fs::last_write_time(entry.path(), long_ago);
  fill(cache("15.2"), "third", programs("15.2"));
  fill(cache("15.3"), "fourth", programs("15.3"));
  EXPECT_FALSE(cache("15.1").holds_template());
  EXPECT_TRUE(cache("15.2").holds_template()) << "it was used";
}

}  // namespace
}  // namespace rehearse::provision
