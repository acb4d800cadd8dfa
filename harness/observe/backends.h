// Whose a lock is, when the sessions of another program are watched.
#pragma once

#include <map>
#include <vector>

#include "observe/lock_sightings.h"
#include "pg/connection.h"

namespace rehearse::observe {

/// Knows of each backend that was seen whether it is a client's.
class Backends {
 public:
  /// Asks the server about those that it has not seen before.
  void meet(pg::Connection& connection, const std::vector<SeenLock>& locks);
  /// Without those of parallel workers, whose leader has the same locks for as long, and of maintenance.
  [[nodiscard]] std::map<BackendPid, std::vector<Sighting>> by_client(std::vector<Sighting> sightings) const;

 private:
  std::map<BackendPid, bool> clients_;
};

}  // namespace rehearse::observe
