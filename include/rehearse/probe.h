// A probe watches one thing while a step runs and adds its part to the step's trace.
#pragma once

#include <memory>
#include <string_view>

#include "rehearse/trace.h"

namespace rehearse {

namespace pg {
class Connection;
}

/// One observer thread owns all probes of a step and calls them in turn; a probe needs no locking.
class Probe {
 public:
  virtual ~Probe() = default;
  /// Before the step's first statement. `observer` outlives the probe.
  virtual void begin(pg::Connection& observer, BackendPid target) = 0;
  /// Once per sampling period; `now` is the offset from the step's start.
  virtual void sample(Instant now) = 0;
  /// After the last statement, when the trace already holds the statement timings.
  virtual void finish(Trace& trace) = 0;
};

struct ProbeKind {
  std::string_view id;
  std::unique_ptr<Probe> (*make)();
};

}  // namespace rehearse
