// Users of the machine: who we are, and whom a server runs as when we are root.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace rehearse::os {

struct User {
  uid_t uid = 0;
  gid_t gid = 0;
  std::string name;
};

bool running_as_root();

/// The entry of the user database, or nothing.
std::optional<User> find_user(const std::string& name);
std::optional<User> find_user(uid_t uid);

/// initdb and postgres refuse to run as root. Nothing when we are not root: no need to drop anything.
/// Otherwise the first that exists of `configured`, postgres, the user behind sudo, nobody. Throws Error when
/// `configured` is given and does not exist or is root.
std::optional<User> server_user(const std::string& configured = {});

/// The outermost folder on the way to `path` (itself included) that the user may not enter, judged by
/// permission bits with the user's primary group only; nothing when the way is open. Without a user: us.
std::optional<std::filesystem::path> first_closed_folder(const std::filesystem::path& path,
                                                         const std::optional<User>& user);

}  // namespace rehearse::os
