// Standard output, and files that are either written whole or not there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace rehearse::cli {

/// Writes to standard output; throws Error(environment) when that fails (a full disk behind `>`).
void print(std::string_view text);

/// A file that is opened at once, so that a bad path fails before the work, and appears only when its text is
/// complete: it is written beside its place and renamed. Pipes and devices are written directly.
class OutputFile {
 public:
  /// Throws Error: usage when the folder is missing, environment when the system refuses.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void commit(std::string_view text);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  [[noreturn]] void fail(int error) const;

  std::filesystem::path path_;
  std::filesystem::path target_;     ///< path_ with symbolic links followed
  std::filesystem::path temporary_;  ///< empty when written directly, or once renamed
  int descriptor_ = -1;
};

/// Where `-o FILE` says: an OutputFile, or standard output for `-` and for nothing.
class Destination {
 public:
  explicit Destination(const std::optional<std::filesystem::path>& out);
  [[nodiscard]] bool is_stdout() const { return !file_; }
  void commit(std::string_view text);

 private:
  std::optional<OutputFile> file_;
};

}  // namespace rehearse::cli
