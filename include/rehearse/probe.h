// A probe watches one thing while a step runs and adds its part to the step's trace.
#pragma once

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "rehearse/trace.h"

namespace rehearse {

namespace pg {
class Connection;
}
class Listener;

/// Every session of the database but those of rehearse itself, and autovacuum.
struct EveryoneBut {
  std::vector<BackendPid> ours;
};

/// Whose work a step is: of the session that runs a script, or of whatever sessions another program opens.
using Watched = std::variant<BackendPid, EveryoneBut>;

/// Probes without a period share the thread that watches the locks; each other has the slow thread's time
/// and connection, so that what it asks may take a while. A probe needs no locking.
class Probe {
 public:
  virtual ~Probe() = default;
  /// Before the step's first statement. `observer` outlives the probe.
  virtual void begin(pg::Connection& observer, const Watched& watched) = 0;
  /// Before begin(): who wants to hear of what is seen meanwhile, until finish(). nullptr: nobody.
  virtual void tell(Listener* /*listener*/) {}
  /// Once per sampling period; `now` is the offset from the step's start.
  virtual void sample(Instant now) = 0;
  /// After the last statement, when the trace already holds the statement timings.
  virtual void finish(Trace& trace) = 0;
};

struct ProbeKind {
  std::string_view id;
  std::unique_ptr<Probe> (*make)();
  Millis period{};  ///< at least, between two samples; zero: as often as the locks are sampled
};

}  // namespace rehearse
