// Keeps the names of all relations of a database up to date.
#pragma once

#include <string>

#include "observe/relation_names.h"
#include "pg/connection.h"

namespace rehearse::observe {

class RelationCatalog {
 public:
  /// Once per connection: prepares the query.
  void attach(pg::Connection& connection);
  /// Reads what was committed since the last time. After the first time that is cheap: a row of pg_class
  /// says in xmin which transaction wrote it, so that unchanged ones stay on the server.
  void refresh(pg::Connection& connection);
  [[nodiscard]] const RelationNames& names() const { return names_; }

 private:
  RelationNames names_;
  std::string seen_up_to_ = "NULL";  ///< a transaction id: what older ones wrote was read already
};

}  // namespace rehearse::observe
