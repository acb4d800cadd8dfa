// The PostgreSQL installations of this machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "rehearse/provisioner.h"

namespace rehearse::provision {

/// One folder that holds initdb and postgres, which need no psql, pg_ctl or pg_dump beside them.
struct Installation {
  std::filesystem::path bin;  ///< with symbolic links resolved
  std::string version_line;  ///< what `postgres --version` prints: "postgres (PostgreSQL) 15.18 (Debian ...)"
  std::string version;       ///< "15.18", "18beta1"
  int major = 0;             ///< 15
  bool fetched = false;      ///< by scripts/fetch-postgres
};

/// Where to look, in this order. Replaced in tests.
struct SearchPlaces {
  std::filesystem::path debian_root = "/usr/lib/postgresql";  ///< holds <major>/bin
  bool pg_config = true;                                      ///< ask `pg_config --bindir`
  std::vector<std::filesystem::path> path_folders;            ///< the folders of PATH
  std::vector<std::filesystem::path> fetched_roots;           ///< hold <major>/bin each

  static SearchPlaces of_this_machine();
};

/// Every installation found, each once, in order of preference: the newest first, and what was fetched for
/// the sake of its version after all that the system has.
std::vector<Installation> find_installations(const SearchPlaces& places);

/// What `wanted` ([server] postgres) means: a major version, a folder, or empty for the newest of the system
/// (of the fetched ones only where it has none). Throws Error (environment) that lists what was found, and
/// how to get what was not.
Installation choose_installation(const std::string& wanted, const SearchPlaces& places);

/// The installation in a folder, or nothing when programs are missing there or do not run.
std::optional<Installation> installation_in(const std::filesystem::path& bin);

}  // namespace rehearse::provision
