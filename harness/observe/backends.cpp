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
  for (const int pid : strangers) clients_[{pid}] = true;
  const auto rows =
      connection.query(fmt::format("SELECT pid, backend_type = 'client backend' FROM pg_stat_activity WHERE "
                                   "pid = ANY ('{{{}}}'::int[])",
                                   fmt::join(strangers, ",")));
  for (std::size_t row = 0; row < rows.rows(); ++row)
    clients_[{static_cast<int>(rows.integer(row, 0))}] = rows.boolean(row, 1);
}

std::map<BackendPid, std::vector<Sighting>> Backends::by_client(std::vector<Sighting> sightings) const {
  std::map<BackendPid, std::vector<Sighting>> result;
  for (Sighting& sighting : sightings) {
    const auto known = clients_.find(sighting.backend);
    const bool client = known == clients_.end() || known->second;
    if (client) result[sighting.backend].push_back(std::move(sighting));
  }
  return result;
}

}  // namespace rehearse::observe
