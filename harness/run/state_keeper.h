// Starts from a seeded state that an earlier run has kept, and keeps that of this run.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/seeded_state.h"
#include "pg/connection.h"
#include "provision/cache/state_cache.h"
#include "rehearse/migration.h"
#include "rehearse/provisioner.h"
#include "rehearse/scenario.h"

namespace rehearse::run {

/// A cache that does not work is never an Error: the run goes on without it, with a note.
class StateKeeper {
 public:
  /// What takes less time to make is not kept: a copy of the files is two seconds on a slow disk.
  static constexpr Millis kWorth{2'000};

  /// A stop request ends a copy that is under way, with ErrorKind::interrupted.
  StateKeeper(Server& server, const Scenario& scenario, Listener& listener, std::stop_token stop);

  /// Decides which state this run wants: that after `baseline` and seeding. Asks `admin` about extensions.
  /// True when it was kept.
  bool find(const std::vector<Migration>& baseline, pg::Connection& admin);

  /// Restarts the server, with its measuring profile, on the files of the state that was found, and says what
  /// is in them. Nothing when that fails; the server then runs as it did. Every connection must be closed.
  std::optional<SeededState> restore();
  /// The state that was restored is not what it should be: away with it.
  void refuse();

  /// Restarts the server with its measuring profile, and keeps its files on the way if `took`, the time that
  /// they took to make, makes that worth while. Every connection must be closed.
  void measure(SeededState state, Millis took);

 private:
  [[nodiscard]] std::string key_of(const std::vector<Migration>& baseline, const StateHome& home,
                                   pg::Connection& admin) const;
  void put_back(const AtRest& server, bool& done);
  void keep(SeededState state, const AtRest& server);

  Server& server_;
  const Scenario& scenario_;
  Listener& listener_;
  std::stop_token stop_;
  std::string key_;
  std::optional<provision::StateCache> cache_;  ///< absent: nothing is restored or kept
  std::optional<provision::HeldState> found_;
};

}  // namespace rehearse::run
