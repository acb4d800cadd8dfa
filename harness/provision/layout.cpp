#include "provision/layout.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string_view>
#include <system_error>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSocketName = "/.s.PGSQL.5432";

std::optional<fs::path> from_environment(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value != '/') return std::nullopt;
  return fs::path(value);
}

bool writable(const fs::path& folder) {
  return access(folder.c_str(), W_OK | X_OK) == 0;
}

fs::path default_work_root() {
  if (const auto folder = from_environment("REHEARSE_TMPDIR")) return *folder;
  if (const auto folder = from_environment("TMPDIR")) return *folder;
  // /tmp may live in memory, where nothing costs what it costs in production.
  return writable("/var/tmp") ? "/var/tmp" : "/tmp";
}

std::string random_token() {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device device;
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::string token;
  for (int i = 0; i < 8; ++i) token += kLetters[letter(device)];
  return token;
}

std::string name_of(const std::optional<os::User>& user) {
  return user ? fmt::format("the user {}", user->name) : "this user";
}

void require_open_work_root(const fs::path& root, const std::optional<os::User>& user) {
  constexpr const char* kHint = "set REHEARSE_TMPDIR to a folder that the server may use, such as /var/tmp";
  if (!fs::is_directory(root))
    throw Error(ErrorKind::environment,
                fmt::format("the folder for temporary data does not exist: {}", root.string()), kHint);
  if (const auto closed = os::first_closed_folder(root, user)) {
    throw Error(ErrorKind::environment,
                fmt::format("{}, whom the server runs as, may not enter {} (on the way to {})", name_of(user),
                            closed->string(), root.string()),
                kHint);
  }
}

bool fits(const fs::path& sockets) {
  return sockets.string().size() + kSocketName.size() <= kLongestSocketPath;
}

fs::path plan_sockets(const Roots& roots, const std::optional<os::User>& user, const std::string& name) {
  std::vector<std::string> refused;
  for (const fs::path& root : roots.sockets) {
    fs::path sockets = root / (name + kSocketSuffix);
    if (!fits(sockets))
      refused.push_back(fmt::format("{} is too long", root.string()));
    else if (!writable(root) || os::first_closed_folder(root, user))
      refused.push_back(fmt::format("{} may not be written or entered", root.string()));
    else
      return sockets;
  }
  throw Error(ErrorKind::environment,
              fmt::format("no folder for the server's socket, whose path may have {} bytes: {}",
                          kLongestSocketPath, join(refused, ", ")),
              "set REHEARSE_TMPDIR to a folder with a short path");
}

// Made by us, or by nobody: in a folder that everybody may write to, somebody may have been here first.
bool is_ours(const fs::path& folder, uid_t owner) {
  struct stat status {};
  return lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == owner &&
         (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool make_private(const fs::path& folder, const std::optional<os::User>& user) {
  std::error_code failure;
  fs::create_directories(folder.parent_path(), failure);
  if (failure || os::first_closed_folder(folder.parent_path(), user)) return false;
  const uid_t owner = user ? user->uid : geteuid();
  if (mkdir(folder.c_str(), 0700) == 0 && user && chown(folder.c_str(), user->uid, user->gid) != 0)
    return false;
  return is_ours(folder, owner) && writable(folder);
}

}  // namespace

Roots Roots::of_this_machine() {
  Roots roots;
  roots.work = default_work_root();
  roots.sockets = {roots.work};
  if (const auto runtime = from_environment("XDG_RUNTIME_DIR")) roots.sockets.push_back(*runtime);
  roots.sockets.emplace_back("/tmp");
  if (const auto cache = from_environment("XDG_CACHE_HOME")) roots.cache.push_back(*cache);
  if (const auto home = from_environment("HOME")) roots.cache.push_back(*home / ".cache");
  roots.cache.emplace_back("/var/cache");
  roots.cache.push_back(roots.work);
  return roots;
}

Layout plan_layout(const Roots& roots, const std::optional<os::User>& user) {
  require_open_work_root(roots.work, user);
  const std::string token = random_token();
  const std::string name = kWorkPrefix + token;
  return {fs::absolute(roots.work) / name, plan_sockets(roots, user, name), token};
}

std::vector<fs::path> fetched_servers() {
  if (const auto chosen = from_environment("REHEARSE_CACHE")) return {*chosen / "servers"};
  std::vector<fs::path> folders;
  if (!os::running_as_root()) {
    const auto home = from_environment("HOME");
    if (const auto cache = from_environment("XDG_CACHE_HOME"))
      folders.push_back(*cache / "rehearse/servers");
    else if (home)
      folders.push_back(*home / ".cache/rehearse/servers");
  }
  folders.emplace_back("/var/cache/rehearse/servers");
  return folders;
}

fs::path make_cache_folder(const Roots& roots, const std::optional<os::User>& user) {
  const uid_t owner = user ? user->uid : geteuid();
  for (const fs::path& root : roots.cache) {
    fs::path folder = root / fmt::format("rehearse-cache-{}", owner);
    if (make_private(folder, user)) return folder;
  }
  throw Error(ErrorKind::environment, "there is no folder in which template clusters could be kept",
              "set XDG_CACHE_HOME to a folder that you may write to");
}

}  // namespace rehearse::provision
