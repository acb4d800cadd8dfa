#include "run/cycle.h"

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

class Cycle {
 public:
  Cycle(Stage& stage, const Migration& migration, Listener& listener)
      : stage_(stage), migration_(migration), listener_(listener) {
    outcome_.migration = without_statements(migration);
  }

  Outcome run() {
    const SchemaSnapshot before = stage_.schema();
    if (!step(Phase::up)) {
      stage_.settle(migration_, false, before);
      return std::move(outcome_);
    }
    const SchemaSnapshot after = stage_.schema();
    if (migration_.down && step(Phase::down)) {
      outcome_.schema.down_restores = compare(before, Comparison::down);
      if (step(Phase::reapply)) outcome_.schema.reapply_matches = compare(after, Comparison::reapply);
    }
    stage_.settle(migration_, true, after);
    return std::move(outcome_);
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
  return Cycle(stage, migration, listener).run();
}

}  // namespace rehearse::run
