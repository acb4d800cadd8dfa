// Watches one session while a step runs: a thread with its own connection samples every probe on a period.
#pragma once

#include <chrono>
#include <memory>

#include "pg/target.h"
#include "rehearse/listener.h"
#include "rehearse/probe.h"
#include "rehearse/trace.h"

namespace rehearse::observe {

/// The step's clock: Instants are offsets from its construction on the steady clock.
class StepClock {
 public:
  StepClock() : start_(std::chrono::steady_clock::now()) {}
  [[nodiscard]] Instant now() const { return std::chrono::steady_clock::now() - start_; }

 private:
  std::chrono::steady_clock::time_point start_;
};

/// One observer serves all steps of a run: its connection and thread stay warm.
class Observer {
 public:
  /// `superuser` is a target on the database under test.
  explicit Observer(const pg::Target& superuser);
  ~Observer();
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  /// Asks what has to be known before, so that no step's time pays for it. The listener must live until
  /// finish().
  void prepare(const Watched& watched, Listener* listener = nullptr);
  /// Starts sampling. The clock must live until finish().
  void begin(const StepClock& clock);
  /// One more sample of every probe, now, on the calling thread's request: what a transaction holds just
  /// before its COMMIT. Blocks until it was taken.
  void snapshot();
  /// The server's WAL insert position in bytes. Only between prepare() and finish(), from the runner's
  /// thread.
  Bytes wal_position();
  /// Stops sampling and adds locks, windows and sampling quality to the trace.
  void finish(Trace& trace);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rehearse::observe
