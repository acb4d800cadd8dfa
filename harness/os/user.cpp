#include "os/user.h"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "rehearse/error.h"

namespace rehearse::os {

namespace {

constexpr std::size_t kEntryBytes = 16'384;

template <typename Lookup>
std::optional<User> entry(const Lookup& lookup) {
  passwd record{};
  passwd* found = nullptr;
  std::vector<char> strings(kEntryBytes);
  lookup(&record, strings, &found);
  if (found == nullptr) return std::nullopt;
  return User{record.pw_uid, record.pw_gid, record.pw_name};
}

std::optional<User> user_behind_sudo() {
  const char* text = std::getenv("SUDO_UID");
  if (text == nullptr) return std::nullopt;
  const std::string_view digits(text);
  uid_t uid = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), uid);
  if (failure != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return find_user(uid);
}

bool unprivileged(const std::optional<User>& user) {
  return user && user->uid != 0;
}

User configured_user(const std::string& name) {
  const auto user = find_user(name);
  if (!user) throw Error(ErrorKind::usage, fmt::format("there is no user '{}' on this machine", name));
  if (user->uid == 0) {
    throw Error(ErrorKind::usage, fmt::format("the server cannot run as '{}', which is root", name),
                "PostgreSQL refuses to run as root: name an ordinary user");
  }
  return *user;
}

bool may_enter(const struct stat& status, const User& user) {
  if (user.uid == 0) return true;
  if (status.st_uid == user.uid) return (status.st_mode & S_IXUSR) != 0;
  if (status.st_gid == user.gid) return (status.st_mode & S_IXGRP) != 0;
  return (status.st_mode & S_IXOTH) != 0;
}

}  // namespace

bool running_as_root() {
  return geteuid() == 0;
}

std::optional<User> find_user(const std::string& name) {
  return entry([&](passwd* record, std::vector<char>& strings, passwd** found) {
    getpwnam_r(name.c_str(), record, strings.data(), strings.size(), found);
  });
}

std::optional<User> find_user(uid_t uid) {
  return entry([&](passwd* record, std::vector<char>& strings, passwd** found) {
    getpwuid_r(uid, record, strings.data(), strings.size(), found);
  });
}

std::optional<User> server_user(const std::string& configured) {
  if (!running_as_root()) return std::nullopt;
  if (!configured.empty()) return configured_user(configured);
  for (const auto& user : {find_user("postgres"), user_behind_sudo(), find_user("nobody")}) {
    if (unprivileged(user)) return user;
  }
  throw Error(ErrorKind::environment, "PostgreSQL refuses to run as root, and there is no user to drop to",
              "create a user named postgres, or start rehearse as an ordinary user");
}

std::optional<std::filesystem::path> first_closed_folder(const std::filesystem::path& path,
                                                         const std::optional<User>& user) {
  std::filesystem::path folder;
  for (const auto& part : std::filesystem::absolute(path)) {
    folder /= part;
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) continue;
    const bool open = user ? may_enter(status, *user) : access(folder.c_str(), X_OK) == 0;
    if (!open) return folder;
  }
  return std::nullopt;
}

}  // namespace rehearse::os
