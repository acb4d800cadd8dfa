#include "seed/workers.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "pg/server_error.h"

namespace rehearse::seed {

namespace {

constexpr auto kTick = std::chrono::milliseconds(100);

// Triggers and foreign keys do not fire for a replica (manual, session_replication_role): what only a
// superuser may set, and the seeding role has from its login on. Limits that the user's database sets for its
// own clients do not apply to us.
constexpr const char* kSettings =
    "SELECT pg_catalog.set_config('session_replication_role', 'replica', false) "
    "WHERE pg_catalog.current_setting('session_replication_role') OPERATOR(pg_catalog.<>) 'replica'; "
    "SET synchronous_commit = off; SET statement_timeout = 0; "
    "SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET TimeZone = 'UTC'; "
    "SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET default_transaction_read_only = off; "
    "SET client_min_messages = warning; SET maintenance_work_mem = '256MB'";

// The queue and the end of one run_all().
struct Board {
  explicit Board(const std::vector<Workers::Job>& all) : jobs(all) {}

  void work(pg::Session& session) {
    for (std::size_t i = next++; i < jobs.size() && !failed; i = next++) attempt(jobs[i], session);
    const std::lock_guard lock(mutex);
    --running;
    changed.notify_all();
  }

  void attempt(const Workers::Job& job, pg::Session& session) {
    try {
      job(session);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      failed = true;
    }
  }

  const std::vector<Workers::Job>& jobs;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t running = 0;
  std::exception_ptr failure;
};

std::exception_ptr failure_of(const std::function<void()>& work) {
  try {
    work();
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace

void run(pg::Session& session, const std::string& sql) {
  const pg::Execution execution = session.execute(sql);
  if (!execution.error) return;
  const SqlError& error = *execution.error;
  const std::string detail = error.detail.empty() ? "" : " (" + error.detail + ")";
  throw pg::ServerError(error.sqlstate, error.message + detail);
}

Workers::Workers(const pg::Target& target, std::size_t count) {
  for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
    sessions_.push_back(std::make_unique<pg::Session>(target));
    run(*sessions_.back(), kSettings);
  }
}

void Workers::cancel_all() noexcept {
  for (const auto& session : sessions_) session->cancel();
}

void Workers::run_all(const std::vector<Job>& jobs, const std::function<void()>& tick,
                      const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted while seeding");
  Board board(jobs);
  board.running = std::min(sessions_.size(), jobs.size());
  std::exception_ptr refused;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(sessions_.size(), jobs.size()); ++i) {
      threads.emplace_back([&board, session = sessions_[i].get()] { board.work(*session); });
    }
    std::unique_lock lock(board.mutex);
    while (!board.changed.wait_for(lock, kTick, [&] { return board.running == 0; })) {
      // A cancel that meets a session between two statements is lost, so it is repeated until all end.
      if (stop.stop_requested() || refused) {
        board.failed = true;
        cancel_all();
      }
      lock.unlock();
      if (!refused) refused = failure_of(tick);
      lock.lock();
    }
  }
  if (stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted while seeding");
  if (refused) std::rethrow_exception(refused);
  if (board.failure) std::rethrow_exception(board.failure);
}

}  // namespace rehearse::seed
