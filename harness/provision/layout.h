// Which folders a local server uses.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "os/user.h"

namespace rehearse::provision {

/// Candidate folders, in order of preference. Replaced in tests.
struct Roots {
  std::filesystem::path work;                  ///< $REHEARSE_TMPDIR, else $TMPDIR, else /var/tmp, else /tmp
  std::vector<std::filesystem::path> sockets;  ///< the work root, $XDG_RUNTIME_DIR, /tmp
  std::vector<std::filesystem::path> cache;    ///< $XDG_CACHE_HOME, ~/.cache, /var/cache, the work root

  static Roots of_this_machine();
};

/// The folders of one server; both are made, and erased, by its supervisor.
struct Layout {
  std::filesystem::path work;     ///< <root>/rehearse-xxxxxx, holds `data` (PGDATA), `log` and `lease`
  std::filesystem::path sockets;  ///< <root>/rehearse-xxxxxx.s
  std::string token;              ///< the xxxxxx: also tells our server from any other

  [[nodiscard]] std::filesystem::path data() const { return work / "data"; }
};

inline constexpr const char* kWorkPrefix = "rehearse-";
inline constexpr const char* kSocketSuffix = ".s";

/// A path of a Unix socket holds 107 bytes on Linux and 103 on macOS (sun_path); we stay well below.
inline constexpr std::size_t kLongestSocketPath = 90;

/// Where scripts/fetch-postgres puts servers, each in <major>: $REHEARSE_CACHE/servers alone when that is
/// set, else the user's own cache, which root does not use because the server's user may not enter it, and
/// what root fetched.
std::vector<std::filesystem::path> fetched_servers();

/// Names that nothing has yet. Throws Error (environment) when the server's user may not enter the work root,
/// or when every socket root is too long or closed.
Layout plan_layout(const Roots& roots, const std::optional<os::User>& user);

/// A folder for template clusters that belongs to the server's user alone: the first candidate where one can
/// be made. Throws Error (environment).
std::filesystem::path make_cache_folder(const Roots& roots, const std::optional<os::User>& user);

}  // namespace rehearse::provision
