#include "run/seeding.h"

#include <utility>

#include "rehearse/error.h"
#include "run/opening.h"
#include "seed/catalog_reader.h"
#include "seed/seeding_role.h"
#include "source/load.h"

namespace rehearse::run {

namespace {

// Whatever the scenario has under test: here all of it is what production has already.
std::vector<Migration> all_migrations(const Scenario& scenario) {
  MigrationSetSpec all = scenario.migrations;
  all.under_test = "all";
  all.selected.clear();
  all.changed_since.clear();
  return source::load(all, scenario.folder).migrations;
}

// Without a row there is nothing to load, and nothing to keep.
Scenario without_rows(Scenario scenario) {
  scenario.seed.skip = {"*"};
  scenario.cache.mode = CacheMode::off;
  return scenario;
}

}  // namespace

Seeding::Seeding(Scenario scenario, Listener& listener, const std::stop_token& stop)
    : scenario_(std::move(scenario)), migrations_(all_migrations(scenario_)) {
  server_ = provision_server(scenario_, listener);
  try {
    stage_.emplace(*server_, scenario_, listener, bounds_of(scenario_.limits, stop));
    stage_->prepare(migrations_);
  } catch (const Error& error) {
    explain(*server_, error);
  }
}

SeedFacts Seeding::seeded() const {
  SeedFacts facts = stage_->seeded();
  add_unmatched_tables(scenario_.seed, facts);
  return facts;
}

SeedFidelity Seeding::fidelity() {
  const seed::SeedingRole role(stage_->bench().database().superuser(), scenario_.server.role);
  pg::Connection seeder(role.target());
  return seed_fidelity(scenario_.seed, seeded(), seeder);
}

KeptServer Seeding::keep(Millis lease) {
  KeptServer kept{server_->endpoint(), stage_->bench().database().name()};
  server_->keep(lease);
  stage_->bench().disconnect();
  stage_->bench().release();
  return kept;
}

seed::SeedPlan plan_seeding(Scenario scenario, Listener& listener, const std::stop_token& stop) {
  const SeedSpec wanted = scenario.seed;
  const Scenario empty = without_rows(std::move(scenario));
  const std::vector<Migration> migrations = all_migrations(empty);
  const std::unique_ptr<Server> server = provision_server(empty, listener);
  try {
    Stage stage(*server, empty, listener, bounds_of(empty.limits, stop));
    stage.prepare(migrations);
    const seed::SeedingRole role(stage.bench().database().superuser(), empty.server.role);
    pg::Connection seeder(role.target());
    return seed::make_plan(seed::read_catalog(seeder, {}), wanted);
  } catch (const Error& error) {
    explain(*server, error);
  }
}

}  // namespace rehearse::run
