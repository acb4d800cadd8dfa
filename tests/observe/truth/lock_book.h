// Keeps the book that a PostgreSQL backend keeps of its own relation locks. Pure.
//
// A lock is held as long as anybody in the backend counts on it: each (relation, mode) has counts by resource
// owner (LOCALLOCK in src/include/storage/lock.h). Locks of the session have no owner and outlive
// transactions.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "observe/truth/lock_call.h"
#include "rehearse/lock_mode.h"
#include "rehearse/units.h"

namespace rehearse::observe::truth {

/// One lock of one backend on one relation, from the request to the moment when others can have it.
struct TrueWindow {
  Oid relation;
  LockMode mode = LockMode::access_share;
  TimePoint asked;
  std::optional<TimePoint> acquired;  ///< never, when it gave up waiting
  TimePoint released;                 ///< or gave up
};

class LockBook {
 public:
  /// Calls of one backend in the order of time.
  void enter(const LockCall& call);
  /// All windows so far in the order of their end; what is still held ends at `now`.
  std::vector<TrueWindow> close(TimePoint now);

 private:
  using Key = std::pair<Oid, LockMode>;
  struct Held {
    TrueWindow window;
    std::map<std::uint64_t, int> counts;  ///< by resource owner; 0 is the session
  };

  void take_back(const LockCall& call);
  void answer(const LockCall& request, const LockCall& answer);
  void release(const LockCall& request, const LockCall& done);
  void forget(std::uint64_t owner);
  void reassign(std::uint64_t owner, std::uint64_t parent);
  void end(const LockCall& request, TimePoint done);
  void drop(Held& held, TimePoint at);
  [[nodiscard]] std::optional<LockCall> returned(LockCall::Kind from);

  std::vector<LockCall> calls_;  ///< entered and not yet returned from
  std::map<Key, Held> held_;
  std::vector<TrueWindow> closed_;
};

}  // namespace rehearse::observe::truth
