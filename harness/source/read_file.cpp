#include "source/read_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::source {

namespace {

namespace fs = std::filesystem;

struct Closer {
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

Error unreadable(const fs::path& path, const std::string& why) {
  return {ErrorKind::environment, fmt::format("cannot read {}: {}", path.string(), why),
          "check that it exists and that you may read it"};
}

fs::file_status examine(const fs::path& path) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (problem && status.type() != fs::file_type::not_found) throw unreadable(path, problem.message());
  return status;
}

std::string last_error() {
  return std::generic_category().message(errno);
}

}  // namespace

std::string read_file(const fs::path& path) {
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw unreadable(path, last_error());
  std::string content;
  std::array<char, 1 << 16> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get()))
    content.append(block.data(), count);
  if (std::ferror(file.get()) != 0) throw unreadable(path, last_error());
  return content;
}

bool path_exists(const fs::path& path) {
  return examine(path).type() != fs::file_type::not_found;
}

bool is_folder(const fs::path& path) {
  return examine(path).type() == fs::file_type::directory;
}

Listing list_folder(const fs::path& folder) {
  Listing listing;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator{};
       entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    if (name == "rehearse.toml" || name == ".rehearse") continue;
    std::error_code ignored;  // what cannot be examined counts as a file and fails when it is read
    (entry->is_directory(ignored) ? listing.folders : listing.files).push_back(entry->path());
  }
  if (problem) throw unreadable(folder, problem.message());
  const auto by_name = [](const fs::path& a, const fs::path& b) {
    return natural_less(a.filename().string(), b.filename().string());
  };
  std::sort(listing.files.begin(), listing.files.end(), by_name);
  std::sort(listing.folders.begin(), listing.folders.end(), by_name);
  return listing;
}

}  // namespace rehearse::source
