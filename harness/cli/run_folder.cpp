#include "cli/run_folder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <system_error>

#include "rehearse/error.h"

namespace rehearse::cli {

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = ".rehearse";

[[noreturn]] void fail(const fs::path& folder, const std::error_code& error) {
  const bool bad_path = error == std::errc::not_a_directory || error == std::errc::file_exists;
  throw Error(bad_path ? ErrorKind::usage : ErrorKind::environment,
              fmt::format("cannot create the folder {}: {}", folder.string(), error.message()),
              "--out DIR puts the record elsewhere");
}

}  // namespace

RunFolder::RunFolder(const std::optional<fs::path>& out) : is_default_(!out) {
  if (out) {
    create(*out);
    path_ = *out;
  } else {
    create(kRoot);
    create_timed();
  }
}

RunFolder::~RunFolder() {
  std::error_code ignored;                         // a folder that is not empty stays
  std::reverse(created_.begin(), created_.end());  // the innermost first
  for (const fs::path& folder : created_) fs::remove(folder, ignored);
}

void RunFolder::create(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  if (folder.has_parent_path()) create(folder.parent_path());
  if (!folder.has_filename()) return;  // "out/" has been created as "out"
  fs::create_directory(folder, error);
  if (error) fail(folder, error);
  if (!fs::is_directory(folder, error)) fail(folder, std::make_error_code(std::errc::file_exists));
  created_.push_back(folder);
}

// Two runs may start within one second.
void RunFolder::create_timed() {
  const std::string time = fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::time(nullptr)));
  std::error_code error;
  for (int attempt = 1; attempt < 1'000; ++attempt) {
    path_ = kRoot / (attempt == 1 ? time : fmt::format("{}-{}", time, attempt));
    if (fs::create_directory(path_, error)) {
      created_.push_back(path_);
      return;
    }
    if (error) break;
  }
  fail(path_, error ? error : std::make_error_code(std::errc::file_exists));
}

void RunFolder::publish() const {
  if (!is_default_) return;
  const fs::path link = kRoot / "latest";
  const fs::path temporary = kRoot / fmt::format("latest.{}", ::getpid());
  std::error_code error;
  if (fs::exists(fs::symlink_status(link, error)) && !fs::is_symlink(link, error)) return;
  fs::create_directory_symlink(path_.filename(), temporary, error);
  // Renaming replaces the old link in one step. A file system without links still has the record.
  if (!error) fs::rename(temporary, link, error);
  if (error) fs::remove(temporary, error);
}

}  // namespace rehearse::cli
