#include "observe/backends.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <utility>

namespace rehearse::observe {

void Backends::meet(pg::Connection& connection, const std::vector<SeenLock>& locks) {
  std::set<int> strangers;
  for (const SeenLock& lock : locks)
    if (!clients_.contains(lock.backend)) strangers.insert(lock.backend.value);
  if (strangers.empty()) return;
  // One that is gone already was most likely a client's.
  for (const int pid : strangers) clients_[{pid}] = BackendPid{pid};
  const auto rows = connection.query(
      fmt::format("SELECT pid, coalesce(leader_pid, pid), backend_type IN ('client backend', 'parallel "
                  "worker') FROM pg_stat_activity WHERE pid = ANY ('{{{}}}'::int[])",
                  fmt::join(strangers, ",")));
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    std::optional<BackendPid> client;
    if (rows.boolean(row, 2)) client = BackendPid{static_cast<int>(rows.integer(row, 1))};
    clients_[{static_cast<int>(rows.integer(row, 0))}] = client;
  }
}

std::map<BackendPid, std::vector<Sighting>> Backends::by_client(std::vector<Sighting> sightings) const {
  std::map<BackendPid, std::vector<Sighting>> result;
  for (Sighting& sighting : sightings) {
    const auto known = clients_.find(sighting.backend);
    const auto client = known == clients_.end() ? std::optional(sighting.backend) : known->second;
    if (client) result[*client].push_back(std::move(sighting));
  }
  return result;
}

}  // namespace rehearse::observe
