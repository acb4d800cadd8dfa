#include "drift/place.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::drift {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> siblings_of(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code ignored;
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(parent, ignored))
    names.push_back(entry.path().filename().string());
  return names;
}

[[noreturn]] void refuse_missing(const fs::path& path) {
  throw Error(ErrorKind::usage,
              fmt::format("no such file or folder: {}{}", path.string(),
                          did_you_mean(path.filename().string(), siblings_of(path))),
              "a schema is a folder of migrations, an .sql dump, a snapshot file or postgresql://...");
}

Place place_of_path(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) refuse_missing(path);
  if (fs::is_directory(status)) return Place::migrations;
  return equals_ignoring_case(path.extension().string(), ".sql") ? Place::dump : Place::snapshot;
}

}  // namespace

Place place_of(const std::string& text) {
  if (text == "-") return Place::snapshot;
  if (text.find("://") != std::string::npos) return Place::server;
  std::error_code ignored;
  const bool is_path = fs::exists(text, ignored);
  return !is_path && text.find('=') != std::string::npos ? Place::server : place_of_path(text);
}

}  // namespace rehearse::drift
