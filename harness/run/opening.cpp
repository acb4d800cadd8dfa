#include "run/opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/strings.h"
#include "observe/observer.h"
#include "provision/start.h"
#include "rehearse/error.h"

namespace rehearse::run {

Bounds bounds_of(const Limits& limits, const std::stop_token& stop) {
  const Millis run = std::min<Millis>(limits.run, std::chrono::hours(24 * 365));
  return {
      limits.step,
      std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(run),
      stop};
}

std::unique_ptr<Server> provision_server(const Scenario& scenario, Listener& listener) {
  const observe::StepClock clock;
  listener.stage_started("provision");
  auto server = provision::start(scenario.server, listener);
  const ServerFacts facts = server->facts();
  listener.stage_finished("provision", fmt::format("PostgreSQL {}, {}", facts.version, facts.backend),
                          clock.now());
  return server;
}

void add_unmatched_tables(const SeedSpec& spec, SeedFacts& facts) {
  const std::vector<SeededTable> seeded = facts.tables;
  for (const auto& [pattern, table] : spec.tables) {
    const bool matched =
        std::any_of(seeded.begin(), seeded.end(), [&pattern = pattern](const SeededTable& one) {
          return glob_match(pattern, one.table) ||
                 glob_match(pattern, one.table.substr(one.table.find('.') + 1));
        });
    if (!matched)
      facts.tables.push_back(
          {pattern, Rows{0}, Bytes{0}, {}, "[seed.tables] names no table that was seeded"});
  }
}

void explain(const Server& server, const Error& error) {
  if (server.alive() || error.kind() != ErrorKind::environment) throw;
  throw Error(ErrorKind::environment, fmt::format("PostgreSQL stopped while rehearsing: {}", error.what()),
              "the end of its log:\n" + server.log_tail());
}

}  // namespace rehearse::run
