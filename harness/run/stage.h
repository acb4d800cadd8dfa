// Keeps the database under test in the state that production would be in before the next migration.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "run/state_keeper.h"
#include "run/step.h"
#include "run/workbench.h"

namespace rehearse::run {

/// On the clean path there is one database and no copy of it. When a migration leaves another schema behind
/// than its first up made, the database is made again: from the last checkpoint if there is one, else from
/// the start, by applying and seeding in the same order as before. A checkpoint is taken each time that
/// happens, so that a history with many broken downs is not applied again and again.
class Stage {
 public:
  Stage(Server& server, const Scenario& scenario, Listener& listener, Bounds bounds);

  /// Applies what production has already, seeds it, and switches the server to its measuring profile.
  /// From a state that an earlier run has kept, where there is one (docs/cache.md). Throws Error(usage) at
  /// the statement that fails.
  void prepare(const std::vector<Migration>& baseline);

  /// Applies without measuring and seeds what it created. Throws like prepare().
  void apply_unmeasured(const Migration& migration);

  /// The schema as of the last read_schema().
  [[nodiscard]] const SchemaSnapshot& schema() const { return schema_; }
  const SchemaSnapshot& read_schema();

  /// After a cycle: `applied` says whether the migration belongs to production's state from now on, `wanted`
  /// what the schema must be. Restores the state when it is another, and seeds new tables.
  void settle(const Migration& migration, bool applied, const SchemaSnapshot& wanted);

  /// Makes a copy of the state that the next migration meets, for begin_again().
  void take_checkpoint();
  /// Puts a fresh copy of the last checkpoint on the stage. Nothing may have been settled since.
  void begin_again();

  Workbench& bench() { return *bench_; }
  [[nodiscard]] const Bounds& bounds() const { return bounds_; }
  [[nodiscard]] const SeedFacts& seeded() const { return seeded_; }

 private:
  struct Checkpoint {
    provision::Database database;
    std::size_t applied;           ///< how many of applied_ it holds
    std::set<std::string> seeded;  ///< tables that were seeded in it
    std::set<std::string> roles;
  };

  /// False: nothing was kept, and the stage is as it was.
  bool start_from_kept(const std::vector<Migration>& baseline, StateKeeper& keeper);
  void make_state(const std::vector<Migration>& baseline);
  void apply_or_throw(const Migration& migration);
  void seed(bool announce);
  void seed_all();
  void seed_new_tables();
  void require_seeding_left_no_trace(const SchemaSnapshot& before);
  void restore();
  void start_over();
  void replay();
  [[nodiscard]] std::set<std::string> roles();
  void drop_roles_except(const std::set<std::string>& kept);
  [[nodiscard]] std::string next_name();

  Server& server_;
  const Scenario& scenario_;
  Listener& listener_;
  Bounds bounds_;
  int databases_ = 0;
  std::optional<Checkpoint> checkpoint_;
  std::optional<Workbench> bench_;
  std::vector<const Migration*> applied_;
  std::size_t baseline_ = 0;
  std::set<std::string> done_;  ///< tables that seeding has dealt with
  std::set<std::string> roles_at_start_;
  std::set<std::string> tables_;  ///< as of the last seeding, by identity in the snapshot
  SeedFacts seeded_;
  SchemaSnapshot schema_;
};

}  // namespace rehearse::run
