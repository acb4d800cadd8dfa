// Spares reading the schema after a step that changed only data.
#pragma once

#include <string>

#include "pg/connection.h"
#include "rehearse/migration.h"

namespace rehearse::run {

/// Looks before and after a step, but only at scripts that look like they change data alone: for all others
/// the look would be wasted. What it says does not depend on that guess.
class CatalogWatch {
 public:
  CatalogWatch(pg::Connection& connection, const Script& script);

  /// False when the catalogs changed, or nobody looked.
  [[nodiscard]] bool unchanged();

 private:
  pg::Connection& connection_;
  std::string before_;  ///< empty: not looked
};

}  // namespace rehearse::run
