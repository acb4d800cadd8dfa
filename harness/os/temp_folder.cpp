#include "os/temp_folder.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "rehearse/error.h"

namespace rehearse::os {

std::filesystem::path temp_root() {
  const char* configured = std::getenv("TMPDIR");
  return configured != nullptr && *configured != '\0' ? configured : "/tmp";
}

TempFolder::TempFolder(const std::filesystem::path& root, const std::string& prefix,
                       const std::optional<User>& owner) {
  std::string name = (root / (prefix + "XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::environment,
                fmt::format("cannot create a temporary folder in {}: {}", root.string(),
                            std::generic_category().message(errno)),
                "set TMPDIR to a folder that you may write to");
  }
  path_ = name;
  if (owner && chown(name.c_str(), owner->uid, owner->gid) != 0) {
    const int failure = errno;
    erase();
    throw Error(ErrorKind::environment, fmt::format("cannot give the folder {} to the user {}: {}", name,
                                                    owner->name, std::generic_category().message(failure)));
  }
}

TempFolder::~TempFolder() {
  erase();
}

TempFolder::TempFolder(TempFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TempFolder& TempFolder::operator=(TempFolder&& other) noexcept {
  if (this != &other) {
    erase();
    path_ = std::exchange(other.path_, {});
  }
  return *this;
}

void TempFolder::erase() noexcept {
  if (path_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  path_.clear();
}

}  // namespace rehearse::os
