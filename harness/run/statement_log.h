// Has the server log what other programs do in a database, for as long as it lives.
#pragma once

#include <vector>

#include "observe/log/sessions.h"
#include "observe/observer.h"
#include "run/workbench.h"

namespace rehearse::run {

class StatementLog {
 public:
  /// Sessions that are opened from now on are logged. The clock is that of the step.
  StatementLog(Workbench& bench, const observe::StepClock& clock);
  ~StatementLog();
  StatementLog(const StatementLog&) = delete;
  StatementLog& operator=(const StatementLog&) = delete;

  /// The backends that were there before.
  [[nodiscard]] const std::vector<BackendPid>& ours() const { return ours_; }
  /// Of the comparison of the two clocks.
  [[nodiscard]] Millis clock_error() const { return clock_.error; }
  /// Waits for the sessions of others to end, for they may outlive their program by a moment; terminates what
  /// is left after `patience`. A session that still works has not let go of its locks.
  void await_others(Millis patience);
  /// What happened until now.
  [[nodiscard]] observe::log::Sessions read() const;

 private:
  [[nodiscard]] std::size_t others(const char* what) const;

  Workbench& bench_;
  Bytes start_;
  std::vector<BackendPid> ours_;
  observe::log::ServerClock clock_;
};

}  // namespace rehearse::run
