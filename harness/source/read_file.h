// Files and folders with the errors that a user of the command line needs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rehearse::source {

/// The whole file. Throws Error(environment) when it cannot be read, with the reason of the operating system.
std::string read_file(const std::filesystem::path& path);

/// Whether there is a file or folder of this name, and whether it is a folder. Throw Error(environment) when
/// the system does not let us see.
bool path_exists(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

/// What a folder holds, each list in natural order. rehearse.toml and .rehearse are ours and left out.
struct Listing {
  std::vector<std::filesystem::path> files;
  std::vector<std::filesystem::path> folders;
};

/// Throws Error(environment) when the folder cannot be read.
Listing list_folder(const std::filesystem::path& folder);

}  // namespace rehearse::source
