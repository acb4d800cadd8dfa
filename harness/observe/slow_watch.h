// Samples what takes too long to ask, or changes too seldom, for the thread that watches the locks.
#pragma once

#include <memory>

#include "pg/target.h"
#include "rehearse/listener.h"
#include "rehearse/probe.h"
#include "rehearse/trace.h"

namespace rehearse::observe {

class StepClock;

/// One thread with its own connection for all probes that have a period. A probe that turns out to be dear
/// is asked less often: at most 2 % of the time.
class SlowWatch {
 public:
  explicit SlowWatch(const pg::Target& superuser);
  ~SlowWatch();
  SlowWatch(const SlowWatch&) = delete;
  SlowWatch& operator=(const SlowWatch&) = delete;

  /// As the observer's; the listener must live until finish().
  void prepare(const Watched& watched, Listener* listener);
  void begin(const StepClock& clock);
  void finish(Trace& trace);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rehearse::observe
