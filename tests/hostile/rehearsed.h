// Rehearses migrations that mean harm.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "os/temp_folder.h"
#include "rehearse/rehearse.h"
#include "support/server.h"

namespace rehearse::test {

class Rehearsed {
 public:
  Rehearsed() {
    scenario_.name = "hostile";
    scenario_.folder = folder_.path();
    scenario_.migrations.path = folder_.path();
    scenario_.seed.rows = Rows{10};
    scenario_.cache.mode = CacheMode::off;
    scenario_.server.postgres = wanted_postgres();
  }

  void migration(const std::string& name, const std::string& up, const std::string& down = "SELECT 1;") {
    std::ofstream(folder_.path() / (name + ".up.sql")) << up;
    std::ofstream(folder_.path() / (name + ".down.sql")) << down;
  }
  /// Runs before tables are seeded.
  void fixture(const std::string& sql) { scenario_.seed.before.push_back({"fixture.sql", sql}); }
  /// The others are applied first, and the server is started anew after them.
  void test_last(int count) { scenario_.migrations.under_test = "last " + std::to_string(count); }
  void limit_steps(Millis limit) { scenario_.limits.step = limit; }
  /// Throws when the harness itself was brought down.
  const Report& run() {
    Listener silent;
    report_ = rehearse(scenario_, silent);
    return report_;
  }
  [[nodiscard]] const Outcome& outcome(const std::string& id) const {
    for (const Outcome& outcome : report_.outcomes)
      if (outcome.migration.id == id) return outcome;
    throw std::out_of_range("no migration " + id);
  }
  /// What the first step failed with: an empty state when it did not.
  [[nodiscard]] SqlError error(const std::string& id) const {
    const Outcome& found = outcome(id);
    return found.steps.empty() ? SqlError{} : found.steps.front().error.value_or(SqlError{});
  }
  [[nodiscard]] const Report& report() const { return report_; }

 private:
  os::TempFolder folder_;
  Scenario scenario_;
  Report report_;
};

}  // namespace rehearse::test
