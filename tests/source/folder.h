// A temporary folder with files, for tests of what reads folders.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace rehearse::test {

/// Erased, with everything in it, when it goes out of scope.
class Folder {
 public:
  Folder(std::initializer_list<std::pair<std::string, std::string>> files);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Creates the folders on the way.
  void write(const std::string& name, std::string_view content) const;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rehearse::test
