// How much disk the step needs for a while: the old and the new file of a copied table, and temporary files.
#include <fmt/format.h>

#include <optional>
#include <string>

#include "observe/catalogue.h"
#include "observe/timetable.h"
#include "pg/connection.h"

namespace rehearse::observe {

namespace {

constexpr Millis kPeriod{100};
// Some milliseconds for a look at all files are too much for a step that writes next to nothing.
constexpr std::int64_t kNextToNothing = 1'000'000;
constexpr const char* kWal = "PREPARE rehearse_disk_wal AS SELECT pg_current_wal_insert_lsn() - '0/0'";

// Looks at every file of the database, some microseconds each, and of the temporary files that parallel
// workers share, which are in folders of their own (fileset.c). WAL is in the trace already.
std::string prepare(pg::Connection& connection) {
  const auto database = connection.query("SELECT oid FROM pg_database WHERE datname = current_database()");
  return fmt::format(
      "PREPARE rehearse_disk AS SELECT pg_database_size({}::oid) + coalesce((SELECT sum(size) FROM "
      "pg_ls_tmpdir()), 0)::bigint + coalesce((SELECT sum((pg_stat_file('base/pgsql_tmp/' || folder || '/' "
      "|| "
      "file, true)).size) FROM pg_ls_dir('base/pgsql_tmp', true, false) folder, pg_ls_dir('base/pgsql_tmp/' "
      "|| folder, true, false) file WHERE folder LIKE '%fileset'), 0)::bigint",
      database.text(0, 0));
}

class Disk : public Probe {
 public:
  void begin(pg::Connection& observer, const Watched& /*watched*/) override {
    if (connection_ != &observer) attach(observer);
    peak_ = {.interval = kPeriod};
    if (!last_wal_ || wal() - *last_wal_ > kNextToNothing) look();
    before_ = last_used_;
  }

  void sample(Instant now) override {
    note(used(), now);
    ++peak_.samples;
  }

  // A step that was over before the first sample has grown by what it left.
  void finish(Trace& trace) override {
    if (peak_.samples == 0 && wal() - *last_wal_ <= kNextToNothing) return;
    look();
    const Instant end = trace.statements.empty() ? Instant{} : end_of(trace.statements.back());
    note(last_used_, end);
    trace.counters.disk = peak_;
  }

 private:
  void attach(pg::Connection& observer) {
    observer.query(prepare(observer));
    observer.query(kWal);
    connection_ = &observer;
    last_wal_.reset();
  }

  // Serves the steps that follow until more than next to nothing was written.
  void look() {
    last_used_ = used();
    last_wal_ = wal();
  }

  [[nodiscard]] std::int64_t wal() { return connection_->query("EXECUTE rehearse_disk_wal").integer(0, 0); }
  [[nodiscard]] std::int64_t used() { return connection_->query("EXECUTE rehearse_disk").integer(0, 0); }

  void note(std::int64_t used, Instant at) {
    if (used - before_ <= peak_.extra.value) return;
    peak_.extra = {used - before_};
    peak_.at = at;
  }

  pg::Connection* connection_ = nullptr;
  std::int64_t before_ = 0;
  std::int64_t last_used_ = 0;
  std::optional<std::int64_t> last_wal_;
  DiskPeak peak_;
};

std::unique_ptr<Probe> make() {
  return std::make_unique<Disk>();
}

}  // namespace

extern const ProbeKind disk;
const ProbeKind disk{"disk", make, kPeriod};

}  // namespace rehearse::observe
