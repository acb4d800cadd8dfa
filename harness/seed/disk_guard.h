// Stops a load before the disk is full: PostgreSQL itself goes on until it cannot write its WAL, and then
// crashes (manual, chapter "Disk Full Failure").
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>

#include "pg/connection.h"
#include "rehearse/units.h"
#include "seed/plan.h"

namespace rehearse::seed {

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
  /// Looks once a second. Throws Error(environment) when the reserve is touched.
  void check(Rows loaded, Rows planned);

 private:
  FreeSpace free_space_;
  std::chrono::steady_clock::time_point next_look_;
};

}  // namespace rehearse::seed
