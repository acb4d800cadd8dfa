// What the sessions of other programs did, as the server's log tells. Pure.
//
// With log_statement = all and log_min_duration_statement = 0 the server writes a line as a statement starts
// and one with its duration as it ends, for the simple and for the extended protocol (postgres.c of
// PostgreSQL 13 to 18: check_log_statement, check_log_duration).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "observe/log/entry.h"
#include "rehearse/trace.h"

namespace rehearse::observe::log {

/// The server's clock on ours.
struct ServerClock {
  WallTime zero{};  ///< what it showed when our step began
  Millis error{};   ///< how far `zero` may be off
};

/// A message below ERROR while a statement ran.
struct Remark {
  std::size_t statement = 0;
  std::string text;
};

/// An ERROR or FATAL. Tools may catch it and go on.
struct Failure {
  BackendPid backend;
  std::string sqlstate;
  std::string message;
  std::string detail;
  std::string statement;
};

struct Sessions {
  std::vector<StatementTiming> statements;      ///< in the order of their start, of all backends
  std::vector<TransactionBounds> transactions;  ///< of several statements each
  std::vector<Remark> remarks;
  std::vector<Failure> failures;
};

/// `ours` are backends to leave out.
Sessions read_sessions(const std::vector<Entry>& entries, const ServerClock& clock,
                       const std::vector<BackendPid>& ours);

}  // namespace rehearse::observe::log
