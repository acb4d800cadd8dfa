// Where a run leaves its record.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace rehearse::cli {

/// The folder of --out, or a new `.rehearse/<UTC time>` below the current folder. Folders that it made and
/// that are still empty go again with it: a run that never starts leaves nothing behind.
class RunFolder {
 public:
  explicit RunFolder(const std::optional<std::filesystem::path>& out);
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Points `.rehearse/latest` here, unless --out chose the folder.
  void publish() const;

 private:
  void create(const std::filesystem::path& folder);
  void create_timed();

  std::filesystem::path path_;
  bool is_default_;
  std::vector<std::filesystem::path> created_;  ///< outermost first
};

}  // namespace rehearse::cli
