// Notices when a statement copied a relation into a new file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "rehearse/trace.h"

namespace rehearse::run {

/// A rewrite gives a relation a new relfilenode (manual, chapter 70.1), which is proof; which statement did
/// it is known from the server's DEBUG1 message "rewriting table ...", where the script lets that through.
class RewriteWatch {
 public:
  /// Reads the files of all user tables and materialized views.
  void begin(pg::Connection& admin);
  /// A notice of the server while statement `index` ran.
  void notice(std::size_t index, std::string_view message);
  /// Adds what was rewritten, and stays, to the statements of the trace.
  void finish(pg::Connection& admin, Trace& trace);

 private:
  struct Relation {
    std::string name;
    std::string file;
    Rows rows;
    Bytes bytes;
  };
  using Relations = std::map<std::int64_t, Relation>;

  static Relations read(pg::Connection& admin);
  void attribute(const Relation& relation, Trace& trace) const;

  Relations before_;
  std::vector<std::pair<std::string, std::size_t>> noticed_;  ///< unqualified name, statement
};

}  // namespace rehearse::run
