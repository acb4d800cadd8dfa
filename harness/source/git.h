// What git knows of the migrations: only asked, never told; the repository stays as it is.
#pragma once

#include <filesystem>
#include <string>

#include "os/temp_folder.h"

namespace rehearse::source {

/// A file or folder as it was in the commit that the current branch and another have in common.
class MergeBase {
 public:
  /// Throws Error: usage (no repository, unknown or unrelated commit), environment (no git).
  MergeBase(const std::string& since, const std::filesystem::path& now);

  [[nodiscard]] const std::string& commit() const { return commit_; }
  /// A copy, which goes with this object; of a file, with all that lay beside it.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool existed() const;

 private:
  [[nodiscard]] std::filesystem::path exported() const { return folder_.path() / "migrations"; }
  void export_folder(const std::filesystem::path& repository, const std::filesystem::path& folder);

  os::TempFolder folder_;
  std::string commit_;
  std::filesystem::path path_;
};

}  // namespace rehearse::source
