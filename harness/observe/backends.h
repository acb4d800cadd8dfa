// Whose a lock is, when the sessions of another program are watched.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "observe/lock_sightings.h"
#include "pg/connection.h"

namespace rehearse::observe {

/// Knows each backend that was seen: a client's own, a parallel worker of one, or none of a client.
class Backends {
 public:
  /// Asks the server about those that it has not seen before.
  void meet(pg::Connection& connection, const std::vector<SeenLock>& locks);
  /// Puts down the locks of parallel workers to their leaders, and forgets what maintenance processes do.
  [[nodiscard]] std::map<BackendPid, std::vector<Sighting>> by_client(std::vector<Sighting> sightings) const;

 private:
  std::map<BackendPid, std::optional<BackendPid>> clients_;
};

}  // namespace rehearse::observe
