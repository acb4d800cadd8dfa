// Which relation locks the step takes, for how long, and how long it waits for them.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "base/format.h"
#include "observe/backends.h"
#include "observe/catalogue.h"
#include "observe/lock_sightings.h"
#include "observe/lock_timeline.h"
#include "observe/relation_catalog.h"
#include "observe/table_windows.h"
#include "observe/timetable.h"
#include "observe/watched.h"
#include "pg/connection.h"

namespace rehearse::observe {

namespace {

constexpr int kFirstWithWaitStart = 140'000;

// Only locks on relations of users: whatever blocks an application for a noticeable time is one of those.
// The database's oid is a literal, so that a sample reads no catalog.
std::string prepare(pg::Connection& connection) {
  const auto database = connection.query("SELECT oid FROM pg_database WHERE datname = current_database()");
  const bool wait_start = connection.server_version() >= kFirstWithWaitStart;
  return fmt::format(
      "PREPARE rehearse_locks({}) AS SELECT relation, mode, granted, virtualtransaction, {}, pid FROM "
      "pg_locks WHERE {} AND locktype = 'relation' AND database = {} AND relation >= 16384",
      kWatchedTypes, wait_start ? "extract(epoch FROM clock_timestamp() - waitstart) * 1000" : "NULL",
      kIsWatched, database.text(0, 0));
}

SeenLock seen_lock(const pg::Result& rows, std::size_t row, LockMode mode) {
  SeenLock lock{{static_cast<std::uint32_t>(rows.integer(row, 0))},
                mode,
                rows.boolean(row, 2),
                std::string(rows.text(row, 3))};
  if (!rows.null(row, 4)) lock.waiting = Millis{rows.number(row, 4)};
  lock.backend = {static_cast<int>(rows.integer(row, 5))};
  return lock;
}

// SIReadLock, the only other mode of a relation, blocks nobody.
std::vector<SeenLock> seen_locks(const pg::Result& rows) {
  std::vector<SeenLock> locks;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    if (const auto mode = parse_lock_mode(rows.text(row, 1))) locks.push_back(seen_lock(rows, row, *mode));
  }
  return locks;
}

Trace part_of(const Trace& trace, BackendPid backend) {
  Trace part;
  part.sampling.longest_gap = trace.sampling.longest_gap;
  const auto of_backend = [&](const auto& each) { return each.backend == backend; };
  std::copy_if(trace.statements.begin(), trace.statements.end(), std::back_inserter(part.statements),
               of_backend);
  std::copy_if(trace.transactions.begin(), trace.transactions.end(), std::back_inserter(part.transactions),
               of_backend);
  return part;
}

class Locks : public Probe {
 public:
  void begin(pg::Connection& observer, const Watched& watched) override {
    if (connection_ != &observer) attach(observer);
    catalog_.refresh(observer);
    sightings_ = {};
    sample_ = fmt::format("EXECUTE rehearse_locks({})", arguments(watched));
    others_ = std::holds_alternative<EveryoneBut>(watched);
    backends_ = {};
  }

  void sample(Instant now) override {
    const auto asked = std::chrono::steady_clock::now();
    const auto rows = connection_->query(sample_);
    const Instant answered = now + (std::chrono::steady_clock::now() - asked);
    LockSample seen{now, answered, seen_locks(rows)};
    if (others_) backends_.meet(*connection_, seen.locks);
    sightings_.add(seen);
  }

  void finish(Trace& trace) override {
    const Timetable timetable(trace, others_ ? Between::worked : Between::measured);
    auto sightings = sightings_.finish(timetable.end());
    const auto windows = others_ ? windows_of_clients(std::move(sightings), trace)
                                 : lock_windows(std::move(sightings), catalog_.names(), timetable);
    trace.locks = locks_held(windows, timetable);
    trace.tables = table_windows(windows, timetable);
    if (others_) {
      trace.sampling.not_observed.push_back(fmt::format(
          "locks held for less than {} may be missing: the transactions of another program cannot "
          "be looked at before they commit",
          human(trace.sampling.longest_gap)));
    } else if (const std::size_t unsure = timetable.committed_by_themselves(); unsure > 0) {
      trace.sampling.not_observed.push_back(
          fmt::format("locks held for less than {} outside a transaction may be missing: {} committed by {}",
                      human(trace.sampling.longest_gap), count(unsure, "statement"),
                      unsure == 1 ? "itself" : "themselves"));
    }
  }

 private:
  // Each with the statements of its own session.
  [[nodiscard]] std::vector<LockWindow> windows_of_clients(std::vector<Sighting> sightings,
                                                           const Trace& trace) const {
    std::vector<LockWindow> windows;
    for (auto& [client, of_client] : backends_.by_client(std::move(sightings))) {
      const Trace part = part_of(trace, client);
      const auto found =
          lock_windows(std::move(of_client), catalog_.names(), Timetable(part, Between::worked));
      windows.insert(windows.end(), found.begin(), found.end());
    }
    return windows;
  }

  void attach(pg::Connection& observer) {
    catalog_ = {};
    catalog_.attach(observer);
    observer.query(prepare(observer));
    connection_ = &observer;
  }

  pg::Connection* connection_ = nullptr;
  RelationCatalog catalog_;
  LockSightings sightings_;
  std::string sample_;
  bool others_ = false;  ///< another program is watched, with any number of sessions
  Backends backends_;
};

std::unique_ptr<Probe> make() {
  return std::make_unique<Locks>();
}

}  // namespace

extern const ProbeKind locks;
const ProbeKind locks{"locks", make};

}  // namespace rehearse::observe
