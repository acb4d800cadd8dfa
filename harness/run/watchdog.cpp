#include "run/watchdog.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include "pg/connection.h"

namespace rehearse::run {

namespace {

using Clock = std::chrono::steady_clock;

// A backend checks for interrupts often, but not inside every C function: give it this long, then terminate
// it.
constexpr auto kPatience = std::chrono::milliseconds(500);

Clock::time_point deadline_in(Millis limit) {
  // A limit of years must not overflow the clock.
  const Millis bounded = std::min<Millis>(limit, std::chrono::hours(24 * 365));
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(bounded);
}

void terminate(const pg::Target& superuser, BackendPid backend) noexcept {
  try {
    pg::Connection(superuser).query("SELECT pg_terminate_backend($1::int)", {std::to_string(backend.value)});
  } catch (const std::exception&) {
    // The server is gone, and the backend with it.
  }
}

}  // namespace

Watchdog::Watchdog(pg::Session& session, pg::Target superuser, Millis limit, std::stop_token stop)
    : session_(session),
      superuser_(std::move(superuser)),
      deadline_(deadline_in(limit)),
      stop_(std::move(stop)),
      on_stop_(stop_,
               [this] {
                 const std::lock_guard lock(mutex_);  // so that the wake-up cannot fall between test and wait
                 wake_.notify_all();
               }),
      thread_([this](const std::stop_token& finished) { watch(finished); }) {}

Watchdog::~Watchdog() = default;

bool Watchdog::barked() const {
  const std::lock_guard lock(mutex_);
  return barked_;
}

void Watchdog::watch(const std::stop_token& finished) {
  std::unique_lock lock(mutex_);
  wake_.wait_until(lock, finished, deadline_, [this] { return stop_.stop_requested(); });
  if (finished.stop_requested()) return;
  barked_ = true;
  lock.unlock();
  end_statement(finished);
}

void Watchdog::end_statement(const std::stop_token& finished) {
  session_.cancel();
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, finished, kPatience, [] { return false; });
  lock.unlock();
  if (!finished.stop_requested()) terminate(superuser_, session_.backend());
}

}  // namespace rehearse::run
