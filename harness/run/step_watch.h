// Follows what a step does to the tables: what it copies, reads, checks, builds, and leaves behind.
//
// While the step runs it only listens to what the server tells the migration's session anyway. It asks before
// and after, on another connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "pg/connection.h"
#include "pg/session.h"
#include "rehearse/script.h"
#include "rehearse/trace.h"
#include "run/step_record.h"

namespace rehearse::run {

class StepWatch {
 public:
  /// Before the step's first statement, outside of any transaction.
  void begin(pg::Session& session, pg::Connection& admin, const Script& script);
  /// A notice of the server while statement `index` ran.
  void notice(std::size_t index, std::string_view message);
  /// After the last statement, while the session is still the one that ran the step: has it hand over its
  /// statistics.
  void ended(pg::Session& session, pg::Connection& admin);
  /// Adds what was found to the statements and counters of the trace.
  void finish(pg::Connection& admin, Trace& trace);

 private:
  using ColumnTypes = std::map<std::pair<std::int64_t, std::string>, std::pair<std::string, std::string>>;

  [[nodiscard]] std::set<std::int64_t> named_tables() const;
  void read_types(pg::Connection& admin);
  void find_retyped(pg::Connection& admin);
  void find_foreign_keys(pg::Connection& admin);
  void read_sizes_after(pg::Connection& admin);
  void add_temporary(Trace& trace) const;

  StepRecord record_;
  std::set<std::string> words_;  ///< of the script, in lower case
  bool tool_ = false;            ///< nobody knows what a program will do
  ColumnTypes types_;            ///< table and column -> type, and its oid
};

}  // namespace rehearse::run
