#include "run/cycle.h"

#include <optional>
#include <utility>

#include "run/catalog_watch.h"
#include "schema/compare.h"
#include "snapshot/read.h"

namespace rehearse::run {

namespace {

// The record keeps what identifies the scripts; their statements are in the steps.
Migration without_statements(Migration migration) {
  migration.up.statements.clear();
  if (migration.down) migration.down->statements.clear();
  return migration;
}

struct Run {
  Outcome outcome;
  bool applied;           ///< the migration belongs to production's state from now on
  SchemaSnapshot wanted;  ///< the schema of that state
};

class Cycle {
 public:
  Cycle(Stage& stage, const Migration& migration, Listener& listener)
      : stage_(stage), migration_(migration), listener_(listener) {
    outcome_.migration = without_statements(migration);
  }

  Run run() {
    const SchemaSnapshot before = stage_.schema();
    if (!step(Phase::up)) return {std::move(outcome_), false, before};
    SchemaSnapshot after = stage_.schema();
    if (migration_.down && step(Phase::down)) {
      outcome_.schema.down_restores = compare(before, Comparison::down);
      if (step(Phase::reapply)) outcome_.schema.reapply_matches = compare(after, Comparison::reapply);
    }
    return {std::move(outcome_), true, std::move(after)};
  }

 private:
  /// True when the step had no error.
  bool step(Phase phase) {
    CatalogWatch watch(stage_.bench().admin(), phase == Phase::down ? *migration_.down : migration_.up);
    StepResult result = measure(stage_.bench(), migration_, phase, stage_.bounds(), listener_);
    if (!watch.unchanged()) stage_.read_schema();
    result.invalid_indexes = snapshot::invalid_indexes(stage_.schema());
    outcome_.steps.push_back(std::move(result));
    return !outcome_.steps.back().error.has_value();
  }

  bool compare(const SchemaSnapshot& expected, Comparison comparison) {
    std::vector<SchemaDifference> found = schema::compare(expected, stage_.schema(), comparison);
    const bool equal = found.empty();
    outcome_.schema.differences.insert(outcome_.schema.differences.end(), found.begin(), found.end());
    return equal;
  }

  Stage& stage_;
  const Migration& migration_;
  Listener& listener_;
  Outcome outcome_;
};

}  // namespace

Outcome cycle(Stage& stage, const Migration& migration, Listener& listener) {
  Run run = Cycle(stage, migration, listener).run();
  stage.settle(migration, run.applied, run.wanted);
  return std::move(run.outcome);
}

std::vector<Outcome> repeated_cycle(Stage& stage, const Migration& migration, std::size_t runs,
                                    Listener& listener) {
  stage.take_checkpoint();
  std::vector<Outcome> outcomes;
  std::optional<Run> best;
  for (std::size_t number = 1; number <= runs; ++number) {
    stage.begin_again();
    listener.repeat_started(migration, number, runs);
    Run run = Cycle(stage, migration, listener).run();
    outcomes.push_back(run.outcome);
    if (!best || (run.applied && !best->applied)) best = std::move(run);
  }
  stage.settle(migration, best->applied, best->wanted);
  return outcomes;
}

}  // namespace rehearse::run
