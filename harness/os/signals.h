// Ctrl-C and its relatives as a stop request.
#pragma once

#include <array>
#include <csignal>
#include <optional>
#include <stop_token>
#include <thread>

namespace rehearse::os {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP requests a stop; a second SIGINT ends the process at
/// once with exit code 130 (the supervisors of our servers clean up behind it). A signal that was ignored
/// before (nohup) stays ignored. At most one may live at a time.
class StopOnSignals {
 public:
  StopOnSignals();
  ~StopOnSignals();
  StopOnSignals(const StopOnSignals&) = delete;
  StopOnSignals& operator=(const StopOnSignals&) = delete;

  /// Stop callbacks run on a thread of ours, never inside a signal handler.
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
  /// The first signal that came, if any: SIGINT, SIGTERM or SIGHUP.
  [[nodiscard]] std::optional<int> signal() const;

 private:
  void watch();

  std::stop_source source_;
  std::array<int, 2> pipe_{-1, -1};
  std::array<struct sigaction, 3> previous_{};
  std::thread watcher_;
};

}  // namespace rehearse::os
