// Ends a statement that may not run any longer: its time is up, or the user pressed Ctrl-C.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "pg/session.h"
#include "rehearse/units.h"

namespace rehearse::run {

/// While it lives, one thread waits for the deadline or the stop request, whichever comes first. Then it
/// cancels the session's statement, and terminates its backend when cancelling does not help in time.
class Watchdog {
 public:
  Watchdog(pg::Session& session, pg::Target superuser, Millis limit, std::stop_token stop);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// True once the watchdog has stepped in; the script must not go on.
  [[nodiscard]] bool barked() const;

 private:
  void watch(const std::stop_token& finished);
  void end_statement(const std::stop_token& finished);

  pg::Session& session_;
  pg::Target superuser_;
  std::chrono::steady_clock::time_point deadline_;
  std::stop_token stop_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  bool barked_ = false;
  std::stop_callback<std::function<void()>> on_stop_;
  std::jthread thread_;  ///< last: it uses everything above
};

}  // namespace rehearse::run
