// Stops a load before the disk is full: PostgreSQL itself goes on until it cannot write its WAL, and then
// crashes (manual, chapter "Disk Full Failure").
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "pg/connection.h"
#include "pg/server_error.h"
#include "rehearse/units.h"
#include "seed/plan.h"

namespace rehearse::seed {

/// What to do about it.
inline constexpr const char* kRoomHint =
    "seed fewer rows (--scale 0.1), free some space, or set REHEARSE_TMPDIR to a folder on another disk";

/// What the rows of a plan will take at least, without indexes: by the profile's pages where it knows them,
/// else by the width of some rows.
Bytes expected_bytes(const SeedPlan& plan);

/// Bytes that are free where the data is; nothing when nobody can say.
using FreeSpace = std::function<std::optional<Bytes>()>;

/// That of the server's data folder. Says nothing when the server's files are not on this machine.
FreeSpace free_space_of(pg::Connection& superuser);

class DiskGuard {
 public:
  /// A load ends when less than that is free.
  static constexpr Bytes kReserve{64L * 1024 * 1024};

  explicit DiskGuard(FreeSpace free_space) : free_space_(std::move(free_space)) {}

  /// Throws Error(environment) when `expected` does not fit.
  void require(Bytes expected) const;
  /// Throws Error(environment) when the reserve is touched. Takes microseconds: a fast disk fills the reserve
  /// in a fraction of a second.
  void check(Rows loaded, Rows planned) const;

 private:
  FreeSpace free_space_;
};

/// SQLSTATE of the server that was faster than the guard (manual, appendix A).
inline constexpr const char* kDiskFull = "53100";
pg::ServerError disk_full(const std::string& doing, const pg::ServerError& error);

}  // namespace rehearse::seed
