// What a step cost besides locks and time, by the server's own counters. Whatever a server cannot tell is
// absent, never 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rehearse/units.h"

namespace rehearse {

/// An index that a statement filled from the rows of a table that existed before the step.
struct IndexBuild {
  std::string index;  ///< without schema: it is its table's
  std::string table;  ///< schema.name
};

/// A table that a statement read in order to check a constraint against the rows that are there.
struct Validation {
  std::string table;       ///< schema.name; empty when the constraint did not outlive the step
  std::string constraint;  ///< of a foreign key; empty for CHECK, NOT NULL and partition bounds
};

/// A table that the step changed, read in full, or copied. The counters are those of pg_stat_all_tables,
/// which also count what was rolled back; absent before version 15, whose statistics come too late.
struct TableCounters {
  std::string table;                  ///< schema.name
  std::optional<Bytes> size_before;   ///< with indexes and TOAST; absent: it did not exist, or nobody asked
  std::optional<Bytes> size_after;    ///< absent: it does not exist any more
  std::optional<std::int64_t> scans;  ///< full ones that began; each parallel worker counts
  std::optional<Rows> rows_scanned;
  std::optional<Rows> inserted;
  std::optional<Rows> updated;
  std::optional<Rows> deleted;
  std::optional<Rows> dead;  ///< rows left for VACUUM by this step
};

/// How far the database's files and temporary files grew during the step, as sampled.
struct DiskPeak {
  Bytes extra;              ///< over what there was before
  Instant at{};             ///< when it was seen
  Millis interval{};        ///< aimed at between two samples
  std::size_t samples = 0;  ///< while the step ran
};

struct StepCounters {
  /// Blocks of users' tables, indexes and TOAST that were found in shared buffers, and that were not. From
  /// version 15 on.
  std::optional<std::int64_t> buffers_hit;
  std::optional<std::int64_t> buffers_read;
  /// Of the whole step, with its COMMIT.
  std::optional<Bytes> wal;
  /// Absent for a step so short that nobody looked, and that wrote less than 1 MB of WAL.
  std::optional<DiskPeak> disk;
  std::vector<TableCounters> tables;
};

}  // namespace rehearse
