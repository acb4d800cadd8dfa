#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/format.h"
#include "base/strings.h"
#include "base/version.h"
#include "check/judge.h"
#include "provision/layout.h"
#include "rehearse/rehearse.h"
#include "run/cycle.h"
#include "run/expected.h"
#include "run/opening.h"
#include "run/repeats.h"
#include "run/turn.h"
#include "source/load.h"

namespace rehearse {

namespace {

using run::Stage;

std::string utc_now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

// Everything before the first migration under test; the rest follows in order.
std::vector<Migration> split_baseline(std::vector<Migration>& migrations) {
  const auto first = std::find_if(migrations.begin(), migrations.end(),
                                  [](const Migration& migration) { return migration.under_test; });
  std::vector<Migration> baseline(std::make_move_iterator(migrations.begin()),
                                  std::make_move_iterator(first));
  migrations.erase(migrations.begin(), first);
  return baseline;
}

Report begin_report(const Scenario& scenario) {
  Report report;
  report.tool_version = version();
  report.started_at = utc_now();
  report.scenario = scenario.name;
  report.config = scenario.config.string();
  report.budgets = scenario.budgets;
  report.checks = scenario.checks;
  report.schema = scenario.schema;
  return report;
}

// A misspelt acceptance would accept nothing, in silence.
void require_known_checks(const std::vector<Migration>& migrations) {
  for (const Migration& migration : migrations) {
    for (const Acceptance& acceptance : migration.accepted) {
      try {
        check::find(acceptance.check);
      } catch (const Error& error) {
        throw Error(error.kind(), error.what(), error.hint(), acceptance.location);
      }
    }
  }
}

Outcome measured(Stage& stage, const Migration& migration, const Measure& measure, const Report& rules,
                 Listener& listener) {
  if (measure.repeat <= 1) return run::cycle(stage, migration, listener);
  std::vector<Outcome> runs = run::repeated_cycle(stage, migration, measure.repeat, listener);
  for (Outcome& outcome : runs) check::judge(outcome, rules, rules.started_at.substr(0, 10));
  return run::summarised(std::move(runs), measure.judge);
}

void rehearse_all(Stage& stage, const std::vector<Migration>& migrations, const Measure& measure,
                  Report& report, Listener& listener) {
  for (const Migration& migration : migrations) {
    if (!migration.under_test) {
      stage.apply_unmeasured(migration);
      continue;
    }
    listener.migration_started(migration);
    Outcome outcome = measured(stage, migration, measure, report, listener);
    check::judge(outcome, report, report.started_at.substr(0, 10));
    listener.judged(outcome);
    report.outcomes.push_back(std::move(outcome));
  }
}

// Why the state at the end is not what all migrations together make; empty when it is.
std::string incomplete(const Scenario& scenario, const Report& report, std::size_t applied) {
  MigrationSetSpec whole = scenario.migrations;
  whole.under_test = "all";
  whole.selected.clear();
  whole.changed_since.clear();
  const std::size_t all = source::load(whole, scenario.folder).migrations.size();
  if (applied < all) return fmt::format("only the first {} of {} migrations were applied", applied, all);
  for (const Outcome& outcome : report.outcomes)
    if (const StepResult* up = outcome.step(Phase::up); up == nullptr || up->error)
      return fmt::format("{} did not apply", label(outcome.migration));
  return {};
}

ExpectedSchema compare_with_expected(const run::Expected& expected, Stage& stage, const Scenario& scenario,
                                     const Server& server, std::string not_compared) {
  if (!not_compared.empty())
    return {.file = scenario.schema.expected.string(), .not_compared = std::move(not_compared)};
  return expected.compare(stage.read_schema(), scenario, server, stage.bounds().stop);
}

}  // namespace

Report rehearse(const Scenario& scenario, Listener& listener, const std::stop_token& stop) {
  const observe::StepClock clock;
  Report report = begin_report(scenario);
  MigrationSet set = source::load(scenario.migrations, scenario.folder);
  require_known_checks(set.migrations);
  const std::vector<Migration> baseline = split_baseline(set.migrations);
  report.baseline = baseline.size();
  report.unused = std::move(set.unused);
  report.history = std::move(set.history);
  std::optional<run::Expected> expected;
  if (!scenario.schema.expected.empty()) expected.emplace(scenario.schema.expected);

  const std::unique_ptr<Server> server = run::provision_server(scenario, listener);
  try {
    Stage stage(*server, scenario, listener, run::bounds_of(scenario.limits, stop));
    stage.prepare(baseline);
    const os::FileLock turn =
        run::await_turn(provision::Roots::of_this_machine().work, stage.bounds(), listener);
    report.server = server->facts();
    rehearse_all(stage, set.migrations, scenario.measure, report, listener);
    if (expected) {
      const std::size_t applied = baseline.size() + set.migrations.size();
      report.expected =
          compare_with_expected(*expected, stage, scenario, *server, incomplete(scenario, report, applied));
    }
    report.seed = stage.seeded();
    report.not_compared = stage.bench().audit_schema().unclaimed;
    run::add_unmatched_tables(scenario.seed, report.seed);
  } catch (const Error& error) {
    run::explain(*server, error);
  }
  report.duration = clock.now();
  check::judge(report, report.started_at.substr(0, 10));
  return report;
}

}  // namespace rehearse
