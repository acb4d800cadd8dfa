// A database for one case at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "provision/database.h"
#include "rehearse/schema_snapshot.h"
#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

/// Runs each line; see Case.
void run(pg::Connection& connection, const std::string& statements);

/// "index public.ix: valid true -> false", "table public.t: lost (table)".
std::string line(const SchemaDifference& difference);
/// One such line for each difference.
std::vector<std::string> lines(const SchemaSnapshot& before, const SchemaSnapshot& after);

/// True when the server is one of the case's versions.
bool runs_on(const Case& tested, const pg::Connection& connection);

/// An empty database per user. Creating one takes longer than a case, so it is used again when all that was
/// put into it could be dropped without a trace, and replaced when not.
class EmptyDatabase {
 public:
  EmptyDatabase();
  ~EmptyDatabase();
  EmptyDatabase(const EmptyDatabase&) = delete;
  EmptyDatabase& operator=(const EmptyDatabase&) = delete;

  pg::Connection& connection();
  /// Where a second connection finds it.
  [[nodiscard]] pg::Target target() const;

 private:
  struct Prepared;
  static std::unique_ptr<Prepared>& kept();

  std::unique_ptr<Prepared> prepared_;
};

}  // namespace rehearse::snapshot
