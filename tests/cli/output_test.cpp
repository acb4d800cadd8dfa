#include "cli/output.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "rehearse/error.h"

namespace rehearse::cli {
namespace {

namespace fs = std::filesystem;

class Output : public testing::Test {
 protected:
  Output() {
    std::string path = (fs::temp_directory_path() / "rehearse-output-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    root_ = path;
  }
  ~Output() override { fs::remove_all(root_); }

  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(root_), fs::directory_iterator()));
  }

  fs::path root_;
};

std::string content(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(Output, AppearsOnlyWhenItIsWhole) {
  {
    OutputFile file(root_ / "run.json");
    EXPECT_FALSE(fs::exists(root_ / "run.json"));
    file.commit("{}");
    EXPECT_EQ(content(root_ / "run.json"), "{}");
  }
  EXPECT_EQ(files(), 1U);
}

TEST_F(Output, WithoutCommitNothingIsLeftAndTheOldFileStays) {
  std::ofstream(root_ / "run.json") << "old";
  { const OutputFile file(root_ / "run.json"); }
  EXPECT_EQ(content(root_ / "run.json"), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Output, ASymbolicLinkStaysOneAndItsTargetIsWritten) {
  std::ofstream(root_ / "target.json") << "old";
  fs::create_symlink("target.json", root_ / "link.json");
  OutputFile(root_ / "link.json").commit("new");
  EXPECT_TRUE(fs::is_symlink(root_ / "link.json"));
  EXPECT_EQ(content(root_ / "target.json"), "new");
}

TEST_F(Output, ADeviceIsWrittenDirectlyAndNeverReplaced) {
  OutputFile("/dev/null").commit("gone");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Output, ABadPathIsAUsageErrorBeforeAnythingIsWritten) {
  for (const fs::path& path : {root_ / "missing" / "run.json", root_}) {
    try {
      const OutputFile file(path);
      FAIL() << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::usage) << error.what();
      EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
    }
  }
}

TEST_F(Output, AFullDiskIsAnEnvironmentError) {
  OutputFile file("/dev/full");
  try {
    file.commit("text");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::environment);
    EXPECT_STREQ(error.what(), "cannot write /dev/full: No space left on device");
  }
}

}  // namespace
}  // namespace rehearse::cli
