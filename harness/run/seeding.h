// What `rehearse seed` does: a server with all migrations applied and their tables seeded, and nothing
// measured.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "rehearse/migration.h"
#include "rehearse/provisioner.h"
#include "run/seed_fidelity.h"
#include "run/stage.h"
#include "seed/plan.h"

namespace rehearse::run {

/// Where a person finds a server that was kept.
struct KeptServer {
  Endpoint endpoint;
  std::string database;
};

class Seeding {
 public:
  /// Applies and seeds, or starts from the cache, as a run does before its first migration under test; the
  /// server then runs with its measuring profile. Throws Error at the first statement that fails.
  Seeding(Scenario scenario, Listener& listener, const std::stop_token& stop);
  Seeding(const Seeding&) = delete;
  Seeding& operator=(const Seeding&) = delete;

  [[nodiscard]] std::size_t migrations() const { return migrations_.size(); }
  [[nodiscard]] ServerFacts server() const { return server_->facts(); }
  [[nodiscard]] const Endpoint& endpoint() const { return server_->endpoint(); }
  [[nodiscard]] SeedFacts seeded() const;
  /// How near to what was asked the data is. Before keep().
  SeedFidelity fidelity();

  /// Leaves the server running for that long, whatever becomes of this process. The end of this object.
  KeptServer keep(Millis lease);

 private:
  Scenario scenario_;
  std::vector<Migration> migrations_;
  std::unique_ptr<Server> server_;
  std::optional<Stage> stage_;
};

/// Applies all migrations, and plans what seeding would generate; loads nothing.
seed::SeedPlan plan_seeding(Scenario scenario, Listener& listener, const std::stop_token& stop);

}  // namespace rehearse::run
