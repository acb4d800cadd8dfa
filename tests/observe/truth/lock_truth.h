// The truth about the locks of a backend on this machine, from the kernel: uprobes on PostgreSQL's own lock
// manager, good to some microseconds.
#pragma once

#include <vector>

#include "observe/truth/lock_book.h"
#include "observe/truth/trace_session.h"

namespace rehearse::observe::truth {

class LockTruth {
 public:
  /// For all backends of one server. Throws Error where there is no tracefs(), or the server is not on this
  /// machine.
  explicit LockTruth(BackendPid any);

  /// From here on; the backend must be idle, outside of any transaction.
  void begin(BackendPid backend);
  /// What it locked since, in the order of acquisition.
  std::vector<TrueWindow> finish();

 private:
  TraceSession session_;
};

}  // namespace rehearse::observe::truth
