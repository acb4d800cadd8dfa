#include <fmt/format.h>

#include <chrono>

#include "base/format.h"
#include "config/load.h"
#include "drift/throwaway.h"
#include "drift/version.h"
#include "provision/start.h"
#include "rehearse/error.h"
#include "run/step.h"
#include "run/workbench.h"
#include "snapshot/read.h"
#include "source/load.h"

namespace rehearse::drift {

namespace {

using Clock = std::chrono::steady_clock;

run::Bounds bounds_of(const Limits& limits, const std::stop_token& stop) {
  const Millis run = std::min<Millis>(limits.run, std::chrono::hours(24 * 365));
  return {limits.step, Clock::now() + std::chrono::duration_cast<Clock::duration>(run), stop};
}

std::string hint_for(const SqlError& error) {
  if (error.sqlstate == "42501")
    return "the migrations run as an unprivileged owner, as in production: [server] role = \"superuser\" "
           "lets them do "
           "more";
  if (error.sqlstate == "42704" && error.message.starts_with("role "))
    return "a role that production has must be made by a migration, or left out of them";
  return "rehearse run shows the whole report; --postgres VERSION chooses another server";
}

[[noreturn]] void fail(const Migration& migration, const SqlError& error) {
  throw Error(ErrorKind::usage,
              fmt::format("{} does not apply: {}{}", label(migration), error.message,
                          error.sqlstate.empty() ? "" : " (SQLSTATE " + error.sqlstate + ")"),
              hint_for(error), error.location);
}

void apply_all(run::Workbench& bench, const MigrationSet& set, const run::Bounds& bounds) {
  for (const Migration& migration : set.migrations) {
    if (bounds.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
    if (const auto error = run::apply(bench, migration.up, bounds)) fail(migration, *error);
  }
}

// --config says how to read and apply; which folder is meant, the command line has said.
Scenario scenario_of(const ThrowawayRequest& request) {
  Scenario scenario = config::load(request.path, request.config);
  if (request.config) scenario.migrations.path.clear();
  scenario.migrations.under_test = "all";
  scenario.server.postgres = choose_postgres(
      request.postgres.empty() ? scenario.server.postgres : request.postgres, {request.other_major},
      provision::find_installations(provision::SearchPlaces::of_this_machine()));
  return scenario;
}

schema::Side side_of(const ThrowawayRequest& request, run::Workbench& bench, const Scenario& scenario,
                     const Endpoint& endpoint) {
  pg::Connection helper(bench.database().superuser());
  const bool superuser = scenario.server.role == MigrationRole::superuser;
  return {.name = request.path.string(),
          .snapshot = snapshot::read_audited(bench.admin(), helper, request.options),
          .made_by_us = true,
          .owners_by_chance = {superuser ? endpoint.superuser : endpoint.owner},
          .superuser = endpoint.superuser};
}

}  // namespace

Made from_migrations(const ThrowawayRequest& request, Listener& listener, const std::stop_token& stop) {
  const Scenario scenario = scenario_of(request);
  const MigrationSet set = source::load(scenario.migrations, scenario.folder);
  const auto server = provision::start(scenario.server, listener);
  run::Workbench bench(*server, "rehearse_1", scenario);
  apply_all(bench, set, bounds_of(scenario.limits, stop));
  Made made{side_of(request, bench, scenario, server->endpoint()), {}};
  if (!set.unused.empty())
    made.notes.push_back(fmt::format("{} of {} not used, {} among them: {}", count(set.unused.size(), "file"),
                                     request.path.string(), set.unused.front().path,
                                     set.unused.front().reason));
  return made;
}

}  // namespace rehearse::drift
