// Locks on anything but relations: what a migration tool locks so that it runs alone, and what a statement
// waited for when no table was in its way.
#include <fmt/format.h>

#include <map>
#include <string>
#include <tuple>

#include "observe/catalogue.h"
#include "observe/watched.h"
#include "pg/connection.h"
#include "pg/server_error.h"

namespace rehearse::observe {

namespace {

constexpr Millis kPeriod{20};

// Every transaction holds a lock on itself, and a pin on its snapshot: only waiting for another's tells
// anything. An advisory key is one bigint or two integers (manual, section 54.12). The database's oid is a
// literal: a lock on a shared catalog needs room in the lock table, which a migration may have filled.
constexpr const char* kLocks =
    "PREPARE rehearse_other_locks({}) AS SELECT pid, locktype, mode, granted, CASE WHEN locktype = "
    "'advisory' "
    "THEN CASE objsubid WHEN 1 THEN ((classid::bigint << 32) | objid::bigint)::text ELSE classid || ', ' || "
    "objid END WHEN locktype = 'object' THEN classid || ' ' || objid WHEN granted THEN '' ELSE 'pid ' || "
    "array_to_string(pg_blocking_pids(pid), ', ') END FROM pg_locks WHERE {} AND locktype <> 'relation' AND "
    "(database IS NULL OR database IN (0, {})) "
    "AND (locktype IN ('advisory', 'object') OR NOT granted)";

class OtherLocks : public Probe {
 public:
  void begin(pg::Connection& observer, const Watched& watched) override {
    if (connection_ != &observer) attach(observer);
    sample_ = fmt::format("EXECUTE rehearse_other_locks({})", arguments(watched));
    seen_.clear();
    last_sample_ = {};
  }

  void sample(Instant now) override {
    const auto rows = connection_->query(sample_);
    for (std::size_t row = 0; row < rows.rows(); ++row)
      if (const auto mode = parse_lock_mode(rows.text(row, 2))) see(rows, row, *mode, now);
    last_sample_ = now;
  }

  void finish(Trace& trace) override {
    for (auto& [key, lock] : seen_) {
      if (lock.kind == "object") lock.object = name_of(lock.object);
      trace.other_locks.push_back(std::move(lock));
    }
  }

 private:
  using Key = std::tuple<std::int64_t, std::string, std::string, LockMode>;

  void attach(pg::Connection& observer) {
    const auto database = observer.query("SELECT oid FROM pg_database WHERE datname = current_database()");
    observer.query(fmt::format(kLocks, kWatchedTypes, kIsWatched, database.text(0, 0)));
    connection_ = &observer;
  }

  // What a sample shows has lasted since the one before, give or take.
  void see(const pg::Result& rows, std::size_t row, LockMode mode, Instant now) {
    const std::string kind(rows.text(row, 1));
    const std::string object(rows.text(row, 4));
    auto& lock =
        seen_.try_emplace({rows.integer(row, 0), kind, object, mode}, OtherLock{kind, object, mode, now})
            .first->second;
    (rows.boolean(row, 3) ? lock.held : lock.waited) += now - last_sample_;
  }

  // The step may have dropped it; before version 14 the server then raises an error.
  [[nodiscard]] std::string name_of(const std::string& ids) const {
    const std::size_t space = ids.find(' ');
    const std::string object = ids.substr(space + 1);
    try {
      const auto rows =
          connection_->query("SELECT type || ' ' || identity FROM pg_identify_object($1, $2, 0)",
                             {ids.substr(0, space), object});
      if (rows.rows() > 0 && !rows.null(0, 0)) return std::string(rows.text(0, 0));
    } catch (const pg::ServerError&) {
      return fmt::format("a dropped object, oid {}", object);
    }
    return fmt::format("a dropped object, oid {}", object);
  }

  pg::Connection* connection_ = nullptr;
  std::string sample_;
  Instant last_sample_{};
  std::map<Key, OtherLock> seen_;
};

std::unique_ptr<Probe> make() {
  return std::make_unique<OtherLocks>();
}

}  // namespace

extern const ProbeKind other_locks;
const ProbeKind other_locks{"other_locks", make, kPeriod};

}  // namespace rehearse::observe
