// Quantities with their unit in the type, so that no bare `double seconds` travels through the code.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace rehearse {

/// A duration as it is recorded: milliseconds, never rounded before judging.
using Millis = std::chrono::duration<double, std::milli>;

/// A moment within a step: the offset from the step's start on the steady clock.
using Instant = Millis;

struct Bytes {
  std::int64_t value = 0;
  friend auto operator<=>(const Bytes&, const Bytes&) = default;
};

struct Rows {
  std::int64_t value = 0;
  friend auto operator<=>(const Rows&, const Rows&) = default;
};

/// PostgreSQL's object identifier, an unsigned 32-bit integer.
struct Oid {
  std::uint32_t value = 0;
  friend auto operator<=>(const Oid&, const Oid&) = default;
};

/// The process id of a backend on the server, as pg_backend_pid() gives it.
struct BackendPid {
  int value = 0;
  friend auto operator<=>(const BackendPid&, const BackendPid&) = default;
};

}  // namespace rehearse
