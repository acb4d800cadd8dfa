// The messages of a server's log. Pure.
//
// The log is read as our own servers write it: log_destination = stderr, log_line_prefix = kLinePrefix,
// lc_messages = C, log_timezone = UTC (manual, section 20.8 "Error Reporting and Logging").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/units.h"

namespace rehearse::observe::log {

/// Time, backend, and of a session its transaction and SQLSTATE.
inline constexpr const char* kLinePrefix = "%m [%p] %q%v %e ";

/// Milliseconds since 1970, by the server's clock.
using WallTime = Millis;

struct Entry {
  WallTime at{};  ///< the log writes whole milliseconds and cuts off the rest: not later than a millisecond
  BackendPid backend;
  std::string transaction;  ///< virtual transaction id; its local number is 0 outside of any
  std::string sqlstate;
  std::string severity;  ///< LOG, ERROR, DEBUG, ...; or DETAIL, STATEMENT, ... for more about the one before
  std::string message;   ///< all its lines
};

/// All entries of sessions, in the order of the log. What the server says outside of any session, and lines
/// that other programs wrote to the same file, are left out.
std::vector<Entry> read_entries(std::string_view text);

}  // namespace rehearse::observe::log
