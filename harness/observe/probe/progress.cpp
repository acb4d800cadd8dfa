// How far a long statement has come, and what it waits for: for the reader who sits in front of it.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "observe/catalogue.h"
#include "observe/watched.h"
#include "pg/connection.h"
#include "rehearse/listener.h"

namespace rehearse::observe {

namespace {

constexpr Millis kPeriod{250};
constexpr int kFirstWithCopyProgress = 140'000;

// Manual, section 28.4 "Progress Reporting". The counts of an index build are of its current phase.
constexpr const char* kIndex =
    "SELECT pid, CASE WHEN phase LIKE 'waiting%' THEN phase || ' on ' ELSE 'building index on ' END AS what, "
    "relid, CASE WHEN tuples_total > 0 THEN tuples_done ELSE blocks_done END AS done, CASE WHEN tuples_total "
    "> 0 THEN tuples_total ELSE blocks_total END AS total FROM pg_stat_progress_create_index";
constexpr const char* kOthers =
    " UNION ALL SELECT pid, 'copying ', relid, heap_blks_scanned, heap_blks_total FROM "
    "pg_stat_progress_cluster UNION ALL SELECT pid, 'vacuuming ', relid, heap_blks_scanned, heap_blks_total "
    "FROM pg_stat_progress_vacuum UNION ALL SELECT pid, 'analysing ', relid, sample_blks_scanned, "
    "sample_blks_total FROM pg_stat_progress_analyze";
constexpr const char* kCopy =
    " UNION ALL SELECT pid, 'COPY of ', relid, bytes_processed, bytes_total FROM pg_stat_progress_copy";

std::string prepare(int version) {
  return fmt::format(
      "PREPARE rehearse_progress({}) AS SELECT p.what || p.relid::regclass, p.done, p.total, b.pid, b.state "
      "FROM pg_stat_activity a LEFT JOIN ({}{}{}) p ON p.pid = a.pid LEFT JOIN pg_stat_activity b ON b.pid = "
      "CASE WHEN a.wait_event_type = 'Lock' THEN (pg_blocking_pids(a.pid))[1] END WHERE a.pid IN (SELECT pid "
      "FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND {}) "
      "ORDER BY a.state = 'active' DESC, a.query_start LIMIT 1",
      kWatchedTypes, kIndex, kOthers, version >= kFirstWithCopyProgress ? kCopy : "", kIsWatched);
}

StatementProgress progress_of(const pg::Result& rows) {
  StatementProgress progress;
  if (rows.rows() == 0) return progress;
  progress.activity = rows.text(0, 0);
  if (!rows.null(0, 2) && rows.integer(0, 2) > 0)
    progress.done =
        std::min(1.0, static_cast<double>(rows.integer(0, 1)) / static_cast<double>(rows.integer(0, 2)));
  if (!rows.null(0, 3)) progress.waiting_for = fmt::format("pid {} ({})", rows.text(0, 3), rows.text(0, 4));
  return progress;
}

bool says_something(const StatementProgress& progress) {
  return !progress.activity.empty() || !progress.waiting_for.empty();
}

class Progress : public Probe {
 public:
  void tell(Listener* listener) override { listener_ = listener; }

  void begin(pg::Connection& observer, const Watched& watched) override {
    if (connection_ != &observer) observer.query(prepare(observer.server_version()));
    connection_ = &observer;
    sample_ = fmt::format("EXECUTE rehearse_progress({})", arguments(watched));
    told_ = false;
  }

  void sample(Instant /*now*/) override {
    if (listener_ == nullptr) return;
    const StatementProgress progress = progress_of(connection_->query(sample_));
    const bool tell = says_something(progress);
    if (tell || told_) listener_->statement_progress(progress);
    told_ = tell;
  }

  void finish(Trace& /*trace*/) override {}

 private:
  pg::Connection* connection_ = nullptr;
  Listener* listener_ = nullptr;
  std::string sample_;
  bool told_ = false;
};

std::unique_ptr<Probe> make() {
  return std::make_unique<Progress>();
}

}  // namespace

extern const ProbeKind progress;
const ProbeKind progress{"progress", make, kPeriod};

}  // namespace rehearse::observe
