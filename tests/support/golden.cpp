#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace rehearse::test {

namespace {

std::filesystem::path source_path(std::string_view path) {
  return std::filesystem::path(REHEARSE_SOURCE_DIR) / path;
}

bool updating() {
  const char* wanted = std::getenv("REHEARSE_UPDATE_GOLDEN");
  return wanted != nullptr && std::string_view(wanted) == "1";
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  ASSERT_TRUE(file.flush()) << "cannot write " << path;
}

}  // namespace

std::string read_source_file(std::string_view path) {
  std::ifstream file(source_path(path), std::ios::binary);
  EXPECT_TRUE(file) << "cannot read " << source_path(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_golden(std::string_view name, std::string_view actual) {
  const std::string path = "tests/golden/" + std::string(name);
  if (updating()) {
    write(source_path(path), actual);
    return;
  }
  EXPECT_EQ(read_source_file(path), actual)
      << path << " differs; when the new output is meant, run again with REHEARSE_UPDATE_GOLDEN=1";
}

}  // namespace rehearse::test
