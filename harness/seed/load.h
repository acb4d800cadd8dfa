// Carries out a plan: stage by stage, indexes out of the way, tables in parallel.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "rehearse/listener.h"
#include "seed/disk_guard.h"
#include "seed/plan.h"
#include "seed/rebuild.h"
#include "seed/workers.h"

namespace rehearse::seed {

/// The server itself is the trouble, and no table: full disk, shutdown, lost connection.
bool is_fatal(const std::string& sqlstate);

/// What became of a table.
struct LoadedTable {
  std::int64_t rows = 0;
  std::int64_t sent = 0;  ///< more than rows when the server filtered
  Millis duration{};      ///< from the first row to the last index
};

struct LoadResult {
  std::map<Oid, LoadedTable> loaded;
  Lessons lessons;        ///< of this load; not empty: plan again
  std::set<Oid> cleared;  ///< tables that are empty again, though they may have been loaded before
};

class Load {
 public:
  Load(pg::Connection& connection, Workers& workers, Listener& listener, DiskGuard& disk,
       std::stop_token stop);

  /// Loads the tables of the plan, except those in `done`. Data that the server refuses makes a lesson and
  /// leaves the table, and all that refer to it, empty. Throws ServerError when the server cannot go on.
  /// Progress is reported from the calling thread only.
  LoadResult run(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done);

  /// Another activity under the same progress: "analysing".
  void run_jobs(const std::vector<Workers::Job>& jobs, const std::string& activity);

 private:
  struct Progress;
  using Plans = std::vector<const TablePlan*>;

  void run_stage(const Plans& plans);
  void read_samples(const Plans& plans);
  void count_samples(const TablePlan& plan);
  void load_rows(const Plans& plans);
  void add_chunks(const TablePlan& plan, std::vector<Workers::Job>& jobs);
  void load_chunk(pg::Session& session, const TablePlan& plan, std::int64_t first, std::int64_t end);
  void load_filtered(pg::Session& session, const TablePlan& plan);
  std::string failing_rows(pg::Session& session, const TablePlan& plan);
  void shorten(const TablePlan& plan, std::int64_t kept, std::int64_t tried);
  void build_indexes(const std::vector<IndexJob>& indexes, const Plans& plans);
  void test_references(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done);
  void test_reference(pg::Session& session, const TablePlan& plan, const ReferenceTest& test);
  void clear_failed(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done);
  void empty_failed(const Plans& plans);
  void empty_table(const TablePlan& plan);

  /// Runs a part of a table's load; turns refused data into a lesson.
  void guarded(const TablePlan& plan, const std::function<void()>& work);
  bool failed(Oid table);
  void begin(const TablePlan& plan, const std::string& activity);
  void end(const TablePlan& plan, std::int64_t rows, std::int64_t sent);
  void run_counted(const std::vector<Workers::Job>& jobs);
  void tick();

  pg::Connection& connection_;
  Workers& workers_;
  Listener& listener_;
  std::stop_token stop_;
  DiskGuard& disk_;
  Millis loading_{};  ///< time spent on rows in phases that are over
  std::chrono::steady_clock::time_point phase_started_;
  std::size_t parts_ = 0;  ///< of the phase; zero: it loads rows
  std::atomic<std::size_t> parts_done_ = 0;
  std::atomic<std::int64_t> rows_loaded_ = 0;
  std::int64_t rows_planned_ = 0;
  std::mutex mutex_;  ///< guards what follows while workers run
  LoadResult result_;
  std::string activity_;
  std::map<Oid, std::chrono::steady_clock::time_point> first_row_;
};

}  // namespace rehearse::seed
