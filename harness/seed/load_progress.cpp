// How far a load has come, said and watched.
#include <algorithm>
#include <utility>

#include "seed/load.h"

namespace rehearse::seed {

void Load::begin(const TablePlan& plan, const std::string& activity) {
  const std::lock_guard lock(mutex_);
  activity_ = activity + " " + full_name(plan);
  first_row_.emplace(plan.oid, std::chrono::steady_clock::now());
}

void Load::end(const TablePlan& plan, std::int64_t rows, std::int64_t sent) {
  const std::lock_guard lock(mutex_);
  LoadedTable& table = result_.loaded[plan.oid];
  table.rows += rows;
  table.sent += sent;
  table.duration = std::chrono::steady_clock::now() - first_row_[plan.oid];
}

void Load::run_jobs(const std::vector<Workers::Job>& jobs, const std::string& activity) {
  if (jobs.empty()) return;
  activity_ = activity;
  parts_ = jobs.size();
  parts_done_ = 0;
  std::vector<Workers::Job> counted;
  counted.reserve(jobs.size());
  for (const Workers::Job& job : jobs) {
    counted.emplace_back([this, &job](pg::Session& session) {
      job(session);
      ++parts_done_;
    });
  }
  run_counted(counted);
  parts_ = 0;
}

void Load::run_counted(const std::vector<Workers::Job>& jobs) {
  phase_started_ = std::chrono::steady_clock::now();
  if (jobs.empty()) return;
  workers_.run_all(
      jobs, [this] { tick(); }, stop_);
  tick();
}

void Load::tick() {
  std::string activity;
  {
    const std::lock_guard lock(mutex_);
    activity = activity_;
  }
  const Millis phase = std::chrono::steady_clock::now() - phase_started_;
  SeedProgress progress;
  progress.loaded = Rows{rows_loaded_};
  progress.planned = Rows{rows_planned_};
  progress.elapsed = loading_ + (parts_ == 0 ? phase : Millis{});
  progress.activity = activity;
  progress.parts = parts_;
  progress.parts_done = parts_done_;
  progress.parts_elapsed = phase;
  listener_.seed_progress(progress);
  disk_.check(progress.loaded, progress.planned);
}

}  // namespace rehearse::seed
