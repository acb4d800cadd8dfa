// The transaction that catalogs are read in.
#pragma once

#include <string>

#include "pg/connection.h"

namespace rehearse::snapshot {

/// REPEATABLE READ, read-only, with everything pinned that changes how PostgreSQL writes types, names and
/// expressions as text. Its end restores the session's own settings.
class PinnedTransaction {
 public:
  /// Joins the transaction that exported `shared`, when that is not empty.
  explicit PinnedTransaction(pg::Connection& connection, const std::string& shared = {});
  ~PinnedTransaction();
  PinnedTransaction(const PinnedTransaction&) = delete;
  PinnedTransaction& operator=(const PinnedTransaction&) = delete;

  /// The identifier under which another transaction can read the same state (manual, chapter 9.27.5).
  [[nodiscard]] std::string share();

 private:
  pg::Connection& connection_;
};

}  // namespace rehearse::snapshot
