// A folder that is erased when its owner goes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "os/user.h"

namespace rehearse::os {

/// Where temporary folders go: $TMPDIR, else /tmp.
std::filesystem::path temp_root();

class TempFolder {
 public:
  /// `root`/`prefix`XXXXXX, mode 0700, owned by `owner` where one is given. Throws Error.
  explicit TempFolder(const std::filesystem::path& root = temp_root(),
                      const std::string& prefix = "rehearse-tmp-",
                      const std::optional<User>& owner = std::nullopt);
  ~TempFolder();
  TempFolder(TempFolder&& other) noexcept;
  TempFolder& operator=(TempFolder&& other) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void erase() noexcept;

  std::filesystem::path path_;  ///< empty once moved from
};

}  // namespace rehearse::os
