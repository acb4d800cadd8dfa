// The supervisor's own process: what runs after the fork. See supervisor.h for the why.
#pragma once

#include <sys/types.h>

namespace rehearse::os::supervision {

/// Prepared before the fork; the strings outlive it, because the child has a copy of all our memory.
struct Charge {
  int control = -1;  ///< our end of the socket pair
  const char* work = nullptr;
  const char* sockets = nullptr;
  const char* lease = nullptr;
  const char* log = nullptr;
  const char* stop = nullptr;
  bool drop = false;  ///< become uid and gid before executing anything
  uid_t uid = 0;
  gid_t gid = 0;
  const char* const* environment = nullptr;
  const char* const* farewell = nullptr;  ///< argv, run as ourselves at the end; null: nothing
};

/// Never returns. Called with all signals blocked, in a process forked from a possibly multi-threaded one:
/// from here on only async-signal-safe calls, no allocation, no locks.
[[noreturn]] void supervise(const Charge& charge) noexcept;

}  // namespace rehearse::os::supervision
