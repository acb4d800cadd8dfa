// Includes go only downwards (docs/architecture.md), and each big library stays in its one place.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace rehearse {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = REHEARSE_SOURCE_DIR;

// A module may include modules of lower rank, and itself. "rehearse" is include/rehearse.
const std::map<std::string, int> kRank{
    {"rehearse", 0}, {"base", 1},    {"model", 2},    {"sql", 3},     {"schema", 3},    {"stats", 3},
    {"check", 4},    {"report", 5},  {"os", 5},       {"pg", 5},      {"provision", 6}, {"source", 6},
    {"seed", 6},     {"observe", 6}, {"snapshot", 6}, {"profile", 7}, {"config", 7},    {"dump", 7},
    {"run", 8},      {"drift", 9},   {"cli", 10}};

// Third-party header (a regular expression) and the only files that may include it.
const std::vector<std::pair<std::regex, std::regex>> kConfined{
    {std::regex("pqxx/.*"), std::regex("harness/pg/connection\\.cpp")},
    {std::regex("libpq-fe\\.h"), std::regex("harness/pg/(.*\\.cpp|result_ptr\\.h)")},
    {std::regex("nlohmann/.*"), std::regex("harness/(model/json|report/format/|cli/).*")},
    {std::regex("pugixml\\.hpp"), std::regex("harness/report/format/.*")},
    {std::regex("toml\\+\\+/.*"), std::regex("harness/config/.*")},
    {std::regex("CLI/.*"), std::regex("harness/cli/.*")},
    {std::regex("boost/process/.*"), std::regex("harness/os/process\\.cpp")},
    {std::regex("spdlog/.*"), std::regex("harness/base/log\\.cpp")},
};

struct Include {
  std::string file;  ///< relative to the repository
  std::string header;
};

std::vector<Include> read_includes() {
  static const std::regex kInclude(R"(^\s*#include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> found;
  for (const char* folder : {"include", "harness"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::ifstream stream(entry.path());
      std::smatch match;
      for (std::string line; std::getline(stream, line);) {
        if (line.starts_with('#') && std::regex_search(line, match, kInclude)) {
          found.push_back({fs::relative(entry.path(), kRoot).string(), match[1]});
        }
      }
    }
  }
  return found;
}

const std::vector<Include>& includes() {
  static const std::vector<Include> kAll = read_includes();
  return kAll;
}

std::string module_of_file(const std::string& file) {
  const fs::path path(file);
  return std::next(path.begin())->string();
}

TEST(Layers, IncludesGoOnlyDownwards) {
  const auto& all = includes();
  ASSERT_GT(all.size(), 100U);
  for (const Include& include : all) {
    const auto from = kRank.find(module_of_file(include.file));
    const auto to = kRank.find(include.header.substr(0, include.header.find('/')));
    if (from == kRank.end() || to == kRank.end() || from->first == to->first) continue;
    EXPECT_LT(to->second, from->second) << include.file << " includes " << include.header;
  }
}

TEST(Layers, EveryModuleHasARank) {
  for (const auto& entry : fs::directory_iterator(kRoot / "harness")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(kRank.contains(entry.path().filename().string())) << entry.path();
  }
}

TEST(Layers, BigLibrariesStayInTheirPlace) {
  for (const Include& include : includes()) {
    for (const auto& [header, place] : kConfined) {
      if (!std::regex_match(include.header, header)) continue;
      EXPECT_TRUE(std::regex_match(include.file, place)) << include.file << " includes " << include.header;
    }
  }
}

}  // namespace
}  // namespace rehearse
