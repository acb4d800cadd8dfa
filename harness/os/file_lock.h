// A lock between processes that the kernel releases when its holder dies.
#pragma once

#include <filesystem>
#include <optional>

namespace rehearse::os {

/// An flock(2) on a file, which is created when missing and never removed: removing it would let
/// two processes hold "the" lock on two files of one name.
class FileLock {
 public:
  /// Exclusive; waits until the lock is free. Throws Error when the file cannot be opened.
  explicit FileLock(const std::filesystem::path& path);
  /// Exclusive; nothing when somebody else holds it, or when the file is missing.
  static std::optional<FileLock> try_existing(const std::filesystem::path& path);
  /// Exclusive, on a file that is created when missing; nothing when somebody else holds it in any way, or
  /// the file cannot be opened.
  static std::optional<FileLock> try_exclusive(const std::filesystem::path& path);
  /// The same for a lock that several may hold at a time.
  static std::optional<FileLock> try_shared(const std::filesystem::path& path);
  /// Exclusive, on a folder itself: whoever may list it can take part, and nothing is made in it. Nothing
  /// when somebody else holds it. Throws Error when the folder cannot be opened.
  static std::optional<FileLock> try_folder(const std::filesystem::path& folder);

  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  FileLock() = default;
  static std::optional<FileLock> attempt(const std::filesystem::path& path, int open_flags, int lock);
  void release() noexcept;

  int descriptor_ = -1;
};

}  // namespace rehearse::os
