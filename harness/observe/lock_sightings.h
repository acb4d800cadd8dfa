// Joins samples of pg_locks into stretches during which one lock was seen. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "rehearse/lock_mode.h"
#include "rehearse/units.h"

namespace rehearse::observe {

/// One row of pg_locks: a relation lock that a watched session holds or waits for.
struct SeenLock {
  Oid relation;
  LockMode mode = LockMode::access_share;
  bool granted = true;
  std::string transaction;          ///< pg_locks.virtualtransaction: backend number / local number
  std::optional<Millis> waiting{};  ///< for how long by now; absent before version 14
  BackendPid backend{};
};

/// What pg_locks showed at one moment between the question and the answer.
struct LockSample {
  Instant asked{};
  Instant answered{};
  std::vector<SeenLock> locks{};
};

/// Something happened after `after` and not later than `before`: that is all that two samples can tell.
struct Gap {
  Instant after{};
  Instant before{};
};

/// One lock of one transaction in an unbroken row of samples.
struct Sighting {
  Oid relation;
  LockMode mode = LockMode::access_share;
  std::string transaction;
  Gap asked;                              ///< when the session asked for it
  Gap granted;                            ///< equals `asked` unless it was seen waiting
  Gap released;                           ///< when it was gone, or the session gave up waiting
  bool waited = false;                    ///< seen waiting
  bool was_granted = false;               ///< seen granted
  std::optional<Instant> wait_started{};  ///< by the server's own clock
  Instant first_seen{};                   ///< the first and last sample that showed it
  Instant last_seen{};
  std::size_t first_sample = 0;  ///< their numbers: the next stretch of a lock may follow without a break
  std::size_t last_sample = 0;
  BackendPid backend{};
};

/// Takes samples one by one: its memory grows with the number of locks, not with the length of a step.
class LockSightings {
 public:
  void add(const LockSample& sample);
  /// All sightings in the order of their end. What the last sample showed ended by `end`.
  std::vector<Sighting> finish(Instant end);

 private:
  using Key = std::tuple<BackendPid, Oid, LockMode, std::string>;

  void see(const SeenLock& lock, const LockSample& sample);
  Sighting& open(const SeenLock& lock, const LockSample& sample);
  void close_unseen(const LockSample& sample);

  std::map<Key, Sighting> open_;
  std::vector<Sighting> closed_;
  std::size_t number_ = 0;    ///< of the latest sample; the first is 1
  Instant previous_asked_{};  ///< before the first sample: the start of the step, when nothing is held
};

}  // namespace rehearse::observe
