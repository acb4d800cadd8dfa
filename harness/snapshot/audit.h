// The completeness guard: are there objects that no reader knows?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "snapshot/reading.h"

namespace rehearse::snapshot {

/// The newest major version whose catalogs were read through for attributes to compare.
inline constexpr int kNewestKnownMajor = 18;

/// Every row of a user's in a catalog with OIDs must have been claimed by a reader, or be a part of a row
/// that was: the default of a column, a label of an enum, the row type of a table.
class Audit {
 public:
  explicit Audit(const SnapshotOptions& options) : options_(options) {}

  /// Both to be called in the transaction of the reading, over any of its connections.
  void fetch(pg::Connection& connection);
  /// "pg_new_catalog: 2 rows" for each catalog with rows that nobody claimed, and a line for a server newer
  /// than kNewestKnownMajor.
  [[nodiscard]] std::vector<std::string> unclaimed(pg::Connection& connection, Claims claims) const;

 private:
  SnapshotOptions options_;
  std::optional<pg::Result> rows_;
};

}  // namespace rehearse::snapshot
