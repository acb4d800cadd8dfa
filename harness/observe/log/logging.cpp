#include "observe/log/logging.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace rehearse::observe::log {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSettings{{
    {"log_statement", "'all'"},
    {"log_min_duration_statement", "0"},
    {"log_min_messages", "'debug1'"},
}};

constexpr int kReadings = 5;

}  // namespace

ServerClock read_server_clock(pg::Connection& connection, const StepClock& clock) {
  ServerClock best{{}, Millis{1e9}};
  for (int reading = 0; reading < kReadings; ++reading) {
    const Instant asked = clock.now();
    const double shown = connection.query("SELECT extract(epoch FROM clock_timestamp()) * 1000").number(0, 0);
    const Millis error = (clock.now() - asked) / 2;
    if (error < best.error) best = {Millis{shown} - (asked + error), error};
  }
  return best;
}

void log_sessions(pg::Connection& admin, const std::string& database) {
  for (const auto& [name, value] : kSettings)
    admin.query(fmt::format("ALTER DATABASE {} SET {} = {}", pg::quote_identifier(database), name, value));
}

void stop_logging_sessions(pg::Connection& admin, const std::string& database) {
  for (const auto& [name, value] : kSettings)
    admin.query(fmt::format("ALTER DATABASE {} RESET {}", pg::quote_identifier(database), name));
}

}  // namespace rehearse::observe::log
