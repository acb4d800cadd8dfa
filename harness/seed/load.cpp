#include "seed/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "pg/copy_reader.h"
#include "pg/server_error.h"
#include "seed/expression_triggers.h"
#include "seed/row_writer.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kChunkRows = 250'000;
// Of several connections that fill a table together: small, so that its rows lie on disk in their order.
constexpr std::int64_t kLargestShare = 10'000;
constexpr std::int64_t kSmallestShare = 500;
constexpr std::int64_t kShares = 128;
// Below this an index costs less to maintain than to drop and build.
constexpr std::int64_t kRebuildRows = 20'000;
constexpr std::string_view kCheckViolation = "23514";

void add_sample(Sample& sample, std::size_t column, std::optional<std::string_view> field) {
  if (sample.columns.size() <= column) sample.columns.resize(column + 1);
  if (field) {
    sample.columns[column].add(*field);
  } else {
    sample.columns[column].add_null();
  }
}

}  // namespace

bool is_fatal(const std::string& sqlstate) {
  return sqlstate.empty() || pg::is_environment_failure(sqlstate) || sqlstate.starts_with("57");
}

Load::Load(pg::Connection& connection, Workers& workers, Listener& listener, DiskGuard& disk,
           std::stop_token stop)
    : connection_(connection),
      workers_(workers),
      listener_(listener),
      stop_(std::move(stop)),
      disk_(disk),
      phase_started_(std::chrono::steady_clock::now()) {}

LoadResult Load::run(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done) {
  result_ = {};
  std::map<int, Plans> stages;
  std::map<int, Plans> known;  // with those that were loaded before: others compute keys from their samples
  for (const TablePlan& table : plan.tables) {
    known[table.stage].push_back(&table);
    if (done.count(table.oid) > 0) continue;
    stages[table.stage].push_back(&table);
    rows_planned_ += table.rows;
  }
  for (const auto& stage : stages) {
    // Samples of this stage and of all before it that had nothing to load.
    while (!known.empty() && known.begin()->first <= stage.first) {
      read_samples(known.begin()->second);
      known.erase(known.begin());
    }
    run_stage(stage.second);
    if (!result_.lessons.empty()) break;
  }
  if (result_.lessons.empty()) test_references(plan, done);
  clear_failed(plan, done);
  return std::exchange(result_, {});
}

void Load::run_stage(const Plans& plans) {
  for (const TablePlan* plan : plans) count_samples(*plan);
  // Plans that were made for more parents than there are: nothing of the stage, which may rest on them.
  if (!result_.lessons.parents.empty()) return;
  std::vector<Oid> large;
  std::vector<Oid> all;
  for (const TablePlan* plan : plans) {
    for (const Oid table : plan->filled) {
      all.push_back(table);
      if (table == plan->oid && plan->rows >= kRebuildRows) large.push_back(table);
    }
  }
  const auto indexes = find_index_jobs(connection_, large);
  const auto triggers = find_trigger_switches(connection_, all);
  for (const TriggerSwitch& trigger : triggers) seed::run(workers_.first(), trigger.off);
  for (const IndexJob& index : indexes) seed::run(workers_.first(), index.drop);
  const bool computed = std::any_of(plans.begin(), plans.end(),
                                    [](const TablePlan* plan) { return !plan->expressions.empty(); });
  for (const TablePlan* plan : plans) {
    guarded(*plan, [&] {
      for (const std::string& statement : add_expressions(*plan)) seed::run(workers_.first(), statement);
    });
  }
  load_rows(plans);
  if (computed) seed::run(workers_.first(), drop_expressions());
  build_indexes(indexes, plans);
  for (const TriggerSwitch& trigger : triggers) seed::run(workers_.first(), trigger.on);
}

void Load::read_samples(const Plans& plans) {
  std::vector<Workers::Job> jobs;
  for (const TablePlan* plan : plans) {
    for (const auto& sample : plan->samples) {
      jobs.emplace_back([sample](pg::Session& session) {
        sample->columns.clear();
        pg::read_binary(session, sample->query,
                        [&](std::size_t column, std::optional<std::string_view> field) {
                          add_sample(*sample, column, field);
                        });
      });
    }
  }
  run_jobs(jobs, "reading keys");
}

void Load::count_samples(const TablePlan& plan) {
  for (const auto& sample : plan.samples) {
    const auto rows = static_cast<std::int64_t>(sample->columns.empty() ? 0 : sample->columns.front().size());
    if (rows < sample->expected && (sample->exact || rows == 0)) {
      result_.lessons.parents[{plan.oid, sample->constraint}] = rows;
    }
  }
}

void Load::load_rows(const Plans& plans) {
  Plans largest_first = plans;
  std::stable_sort(largest_first.begin(), largest_first.end(),
                   [](const TablePlan* a, const TablePlan* b) { return a->rows > b->rows; });
  std::vector<Workers::Job> jobs;
  for (const TablePlan* plan : largest_first) add_chunks(*plan, jobs);
  run_counted(jobs);
  loading_ += std::chrono::steady_clock::now() - phase_started_;
}

void Load::add_chunks(const TablePlan& plan, std::vector<Workers::Job>& jobs) {
  if (!plan.filter.empty()) {
    jobs.emplace_back([this, &plan](pg::Session& session) { load_filtered(session, plan); });
    return;
  }
  const bool shared = workers_.size() > 1 && plan.rows >= kRebuildRows;
  const std::int64_t step =
      shared ? std::clamp(plan.rows / kShares, kSmallestShare, kLargestShare) : kChunkRows;
  for (std::int64_t first = 0; first < plan.rows; first += step) {
    const std::int64_t from = plan.first_row + first;
    const std::int64_t to = plan.first_row + std::min(first + step, plan.rows);
    jobs.emplace_back([this, &plan, from, to](pg::Session& session) { load_chunk(session, plan, from, to); });
  }
}

void Load::load_chunk(pg::Session& session, const TablePlan& plan, std::int64_t first, std::int64_t end) {
  if (failed(plan.oid)) return;
  begin(plan, "loading");
  guarded(plan, [&] {
    if (plan.columns.empty()) {  // COPY has no way to say: no columns
      seed::run(session, fmt::format("INSERT INTO {} SELECT FROM generate_series(1, {})", sql_name(plan),
                                     end - first));
    } else {
      pg::CopyWriter copy(session, copy_statement(plan));
      RowWriter(plan, copy).write({first, end}, rows_loaded_, stop_);
      if (stop_.stop_requested()) return;
      copy.finish();
    }
    this->end(plan, end - first, end - first);
  });
}

// Rows that the server drops are replaced by the next ones, until enough are there or hardly any pass.
void Load::load_filtered(pg::Session& session, const TablePlan& plan) {
  begin(plan, "loading");
  guarded(plan, [&] {
    std::int64_t kept = 0;
    std::int64_t next = plan.first_row;
    while (kept < plan.rows && next < plan.row_limit && !stop_.stop_requested()) {
      const std::int64_t wanted =
          std::min(std::max<std::int64_t>(plan.rows - kept, 1), plan.row_limit - next);
      std::atomic<std::int64_t> sent = 0;
      pg::CopyWriter copy(session, copy_statement(plan));
      RowWriter(plan, copy).write({next, next + wanted}, sent, stop_);
      if (stop_.stop_requested()) return;
      const std::int64_t passed = copy.finish().value;
      kept += passed;
      rows_loaded_ += passed;
      next += wanted;
      const std::int64_t tried = next - plan.first_row;
      if (tried >= 1'000 + 20 * plan.rows && kept < tried / 20) break;
    }
    const std::int64_t tried = next - plan.first_row;
    if (kept == 0 && plan.rows > 0) {
      throw pg::ServerError(
          std::string(kCheckViolation),
          fmt::format("none of {} rows passed; for example {}", tried, failing_rows(session, plan)));
    }
    if (kept < plan.rows) shorten(plan, kept, tried);
    end(plan, kept, tried);
  });
}

void Load::build_indexes(const std::vector<IndexJob>& indexes, const Plans& plans) {
  const auto plan_of = [&](Oid table) -> const TablePlan& {
    return **std::find_if(plans.begin(), plans.end(),
                          [&](const TablePlan* plan) { return plan->oid == table; });
  };
  empty_failed(plans);
  // Enough builds for every connection need no helpers of their own.
  const int helpers = indexes.size() >= workers_.size() ? 0 : 2;
  std::vector<std::atomic<bool>> built(indexes.size());
  std::vector<Workers::Job> jobs;
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    jobs.emplace_back(
        [this, &built, &indexes, i, helpers, &plan = plan_of(indexes[i].table)](pg::Session& session) {
          begin(plan, "indexing");
          seed::run(session, fmt::format("SET max_parallel_maintenance_workers = {}", helpers));
          guarded(plan, [&] {
            seed::run(session, indexes[i].create);
            built[i] = true;
          });
          end(plan, 0, 0);
        });
  }
  run_jobs(jobs, activity_);
  // A key that turned out not to be unique: built on the empty table, so that the schema is whole again.
  empty_failed(plans);
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    if (!built[i]) seed::run(workers_.first(), indexes[i].create);
    if (!indexes[i].constrain.empty()) seed::run(workers_.first(), indexes[i].constrain);
  }
}

void Load::guarded(const TablePlan& plan, const std::function<void()>& work) {
  try {
    work();
  } catch (const pg::ServerError& error) {
    if (stop_.stop_requested()) return;
    const std::string doing = "seeding " + full_name(plan);
    if (error.sqlstate() == kDiskFull) throw disk_full(doing, error);
    if (is_fatal(error.sqlstate()))
      throw pg::ServerError(error.sqlstate(), fmt::format("{} failed: {}", doing, error.what()));
    const std::lock_guard lock(mutex_);
    if (error.sqlstate() == kCheckViolation && !plan.distrusted) {
      result_.lessons.distrusted.insert(plan.oid);
    } else if (!plan.filter.empty() && !plan.by_trial) {
      result_.lessons.hopeless.insert(plan.oid);
    } else {
      const std::string checks =
          plan.filter.empty() ? "" : " (with the server judging " + plan.filter_names + ")";
      result_.lessons.failed.emplace(plan.oid, fmt::format("{}{}; {}", error.what(), checks, plan.remedy));
    }
  }
}

bool Load::failed(Oid table) {
  const std::lock_guard lock(mutex_);
  return result_.lessons.failed.count(table) > 0 || result_.lessons.distrusted.count(table) > 0 ||
         result_.lessons.hopeless.count(table) > 0;
}

}  // namespace rehearse::seed
