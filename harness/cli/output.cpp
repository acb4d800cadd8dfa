#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "rehearse/error.h"

namespace rehearse::cli {

namespace fs = std::filesystem;

namespace {

// 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

bool is_written_directly(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  return fs::exists(status) && !fs::is_regular_file(status);
}

fs::path follow_links(const fs::path& path) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);
  return error || target.empty() ? path : target;
}

}  // namespace

void print(std::string_view text) {
  if (const int error = write_all(STDOUT_FILENO, text); error != 0)
    throw Error(ErrorKind::environment,
                fmt::format("cannot write to standard output: {}", std::generic_category().message(error)));
}

OutputFile::OutputFile(fs::path path) : path_(std::move(path)), target_(follow_links(path_)) {
  if (is_written_directly(path_)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = target_;
    temporary_ += fmt::format(".{}.partial", ::getpid());
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  }
  if (descriptor_ < 0) fail(errno);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::commit(std::string_view text) {
  if (const int error = write_all(descriptor_, text); error != 0) fail(error);
  // A network file system reports a full disk only here.
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
}

void OutputFile::fail(int error) const {
  const bool bad_path = error == ENOENT || error == ENOTDIR || error == EISDIR || error == ENAMETOOLONG;
  throw Error(bad_path ? ErrorKind::usage : ErrorKind::environment,
              fmt::format("cannot write {}: {}", path_.string(), std::generic_category().message(error)));
}

Destination::Destination(const std::optional<std::filesystem::path>& out) {
  if (out && *out != "-") file_.emplace(*out);
}

void Destination::commit(std::string_view text) {
  if (file_)
    file_->commit(text);
  else
    print(text);
}

}  // namespace rehearse::cli
