// The files of a server at rest: counted, copied away and put back.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "rehearse/provisioner.h"
#include "rehearse/units.h"

namespace rehearse::provision {

struct FileSum {
  Bytes size;
  std::size_t files = 0;
  friend bool operator==(const FileSum&, const FileSum&) = default;
};

/// All files below a folder. Throws std::filesystem::filesystem_error.
FileSum sum_files(const std::filesystem::path& folder);

/// Tablespaces lie outside of the data folder (manual, section 73.1): a copy would share them with us.
bool has_tablespaces(const std::filesystem::path& data);

/// Copies the files of the server to `folder`, which must not exist, and has them on disk when it returns.
void copy_away(const AtRest& server, const std::filesystem::path& folder);

/// Gives the server a copy of `folder` instead of the files it has, which it keeps when this throws.
void put_back(const std::filesystem::path& folder, const AtRest& server);

}  // namespace rehearse::provision
