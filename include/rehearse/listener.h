// Progress events of a run. Every handler is empty by default; none may throw.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rehearse/report.h"

namespace rehearse {

/// How far the seeding of all tables together has come.
struct SeedProgress {
  Rows loaded;
  Rows planned;
  Millis elapsed{};           ///< while rows were loaded
  std::string_view activity;  ///< "loading public.orders", "indexing public.orders"
  /// Of the activity, where it is not the loading of rows: indexes to build, tables to analyse. No parts:
  /// rows.
  std::size_t parts = 0;
  std::size_t parts_done = 0;
  Millis parts_elapsed{};
};

/// What the server says of the statement that runs.
struct StatementProgress {
  std::string activity;          ///< "building index on public.orders"; empty: it does not say
  std::optional<double> done{};  ///< of the current phase, 0 to 1
  std::string waiting_for{};     ///< "pid 123 (idle in transaction)"; empty: for nothing
};

class Listener {
 public:
  virtual ~Listener() = default;

  /// The long parts before the first migration: "provision", "baseline", "seed".
  virtual void stage_started(std::string_view /*stage*/) {}
  virtual void stage_finished(std::string_view /*stage*/, std::string_view /*detail*/, Millis /*took*/) {}
  virtual void seed_progress(const SeedProgress& /*progress*/) {}

  virtual void migration_started(const Migration& /*migration*/) {}
  /// Of a cycle that is repeated: run `number`, from 1, of `runs` begins.
  virtual void repeat_started(const Migration& /*migration*/, std::size_t /*number*/, std::size_t /*runs*/) {}
  virtual void step_started(const Migration& /*migration*/, Phase /*phase*/) {}
  virtual void statement_started(const Script& /*script*/, std::size_t /*index*/) {}
  /// A few times a second while the server has something to say, and once when it has no more. Comes from a
  /// thread of the observer, at the same time as the other events.
  virtual void statement_progress(const StatementProgress& /*progress*/) {}
  virtual void step_finished(const Migration& /*migration*/, const StepResult& /*step*/) {}
  virtual void judged(const Outcome& /*outcome*/) {}

  /// Something the reader should know that is no finding.
  virtual void note(std::string_view /*message*/) {}
  /// The same, of use only to who asked for more (--verbose).
  virtual void detail(std::string_view /*message*/) {}
};

}  // namespace rehearse
