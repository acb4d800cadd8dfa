#include "run/statement_log.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <exception>
#include <string>
#include <thread>

#include "observe/log/logging.h"
#include "rehearse/error.h"

namespace rehearse::run {

namespace {

constexpr auto kDying = std::chrono::seconds(30);
constexpr auto kPoll = std::chrono::milliseconds(2);

std::vector<BackendPid> backends_of_database(pg::Connection& connection) {
  std::vector<BackendPid> backends;
  const auto rows =
      connection.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database() ORDER BY pid");
  for (std::size_t row = 0; row < rows.rows(); ++row)
    backends.push_back({static_cast<int>(rows.integer(row, 0))});
  return backends;
}

}  // namespace

StatementLog::StatementLog(Workbench& bench, const observe::StepClock& clock)
    : bench_(bench),
      start_(bench.server().log_size()),
      ours_(backends_of_database(bench.admin())),
      clock_(observe::log::read_server_clock(bench.admin(), clock)) {
  observe::log::log_sessions(bench_.admin(), bench_.database().name());
}

StatementLog::~StatementLog() {
  try {
    observe::log::stop_logging_sessions(bench_.admin(), bench_.database().name());
  } catch (const std::exception&) {
    // The server is gone, and its databases with it.
  }
}

std::size_t StatementLog::others(const char* what) const {
  std::vector<int> ours;
  for (const BackendPid pid : ours_) ours.push_back(pid.value);
  const auto rows = bench_.admin().query(
      fmt::format("SELECT {} FROM pg_stat_activity WHERE datname = current_database() AND backend_type = "
                  "'client backend' AND pid <> ALL ('{{{}}}'::int[])",
                  what, fmt::join(ours, ",")));
  return rows.rows();
}

void StatementLog::await_others(Millis patience) {
  const auto deadline = std::chrono::steady_clock::now() +
                        std::chrono::duration_cast<std::chrono::steady_clock::duration>(patience);
  while (others("pid") > 0 && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(kPoll);
  while (others("pg_terminate_backend(pid)") > 0) {
    if (std::chrono::steady_clock::now() > deadline + kDying)
      throw Error(ErrorKind::environment, "a session of the migration tool does not end");
    std::this_thread::sleep_for(kPoll);
  }
}

observe::log::Sessions StatementLog::read() const {
  return observe::log::read_sessions(observe::log::read_entries(bench_.server().log_since(start_)), clock_,
                                     ours_);
}

}  // namespace rehearse::run
