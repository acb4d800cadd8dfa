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

std::optional<FileLock> FileLock::try_existing(const std::filesystem::path& path) {
  FileLock lock;
  lock.descriptor_ = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (lock.descriptor_ < 0 || flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return lock;
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
