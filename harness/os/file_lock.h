// A lock between processes that the kernel releases when its holder dies.
#pragma once

#include <filesystem>
#include <optional>

namespace rehearse::os {

/// An exclusive flock(2) on a file, which is created when missing and never removed: removing it would let
/// two processes hold "the" lock on two files of one name.
class FileLock {
 public:
  /// Waits until the lock is free. Throws Error when the file cannot be opened.
  explicit FileLock(const std::filesystem::path& path);
  /// Nothing when somebody else holds it, or when the file is missing.
  static std::optional<FileLock> try_existing(const std::filesystem::path& path);

  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  FileLock() = default;
  void release() noexcept;

  int descriptor_ = -1;
};

}  // namespace rehearse::os
