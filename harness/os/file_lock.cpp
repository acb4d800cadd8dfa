#include "os/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "rehearse/error.h"

namespace rehearse::os {

FileLock::FileLock(const std::filesystem::path& path)
    : descriptor_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  int result = descriptor_;
  if (descriptor_ >= 0) {
    do result = flock(descriptor_, LOCK_EX);
    while (result != 0 && errno == EINTR);
  }
  if (result < 0) {
    const int failure = errno;
    release();
    throw Error(ErrorKind::environment,
                fmt::format("cannot lock {}: {}", path.string(), std::generic_category().message(failure)));
  }
}

std::optional<FileLock> FileLock::attempt(const std::filesystem::path& path, int open_flags, int lock) {
  FileLock result;
  result.descriptor_ = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | open_flags, 0600);
  if (result.descriptor_ < 0 || flock(result.descriptor_, lock | LOCK_NB) != 0) return std::nullopt;
  return result;
}

std::optional<FileLock> FileLock::try_existing(const std::filesystem::path& path) {
  return attempt(path, 0, LOCK_EX);
}

std::optional<FileLock> FileLock::try_exclusive(const std::filesystem::path& path) {
  return attempt(path, O_CREAT, LOCK_EX);
}

std::optional<FileLock> FileLock::try_shared(const std::filesystem::path& path) {
  return attempt(path, O_CREAT, LOCK_SH);
}

std::optional<FileLock> FileLock::try_folder(const std::filesystem::path& folder) {
  FileLock result;
  result.descriptor_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (result.descriptor_ < 0)
    throw Error(ErrorKind::environment,
                fmt::format("cannot lock {}: {}", folder.string(), std::generic_category().message(errno)));
  if (flock(result.descriptor_, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return result;
}

FileLock::~FileLock() {
  release();
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  if (this != &other) {
    release();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

void FileLock::release() noexcept {
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = -1;
}

}  // namespace rehearse::os
