#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "base/strings.h"
#include "pg/server_error.h"
#include "seed/catalog_reader.h"
#include "seed/disk_guard.h"
#include "seed/fixtures.h"
#include "seed/index_density.h"
#include "seed/load.h"
#include "seed/plan.h"
#include "seed/profile_fit.h"
#include "seed/seed.h"
#include "seed/seeding_role.h"
#include "seed/type_samples.h"

namespace rehearse::seed {

namespace {

using Loaded = std::map<Oid, LoadedTable>;

std::size_t stream_count(const SeedPlan& plan) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::int64_t rows = 0;
  for (const TablePlan& table : plan.tables) rows += table.rows;
  // A connection costs milliseconds: not worth it for a handful of rows.
  return rows < 2'000 ? 1 : std::min<std::size_t>(cores, 8);
}

class Filling {
 public:
  Filling(const pg::Target& superuser, MigrationRole role, const SeedSpec& spec, std::set<std::string>& done,
          Listener& listener, std::stop_token stop, std::size_t streams)
      : seeder_(superuser, role),
        spec_(spec),
        done_(done),
        listener_(listener),
        stop_(std::move(stop)),
        streams_(streams),
        connection_(seeder_.target()),
        catalog_(read_catalog(connection_, done)) {
    prepare();
    sample_types(connection_, catalog_, spec_);
  }

  SeedFacts run() {
    const auto started = std::chrono::steady_clock::now();
    SeedPlan plan = make_plan(catalog_, spec_);
    SeedFacts facts;
    facts.value = spec_.value;
    if (!plan.tables.empty()) {
      seeder_.fire_no_triggers();
      Workers workers(seeder_.target(), streams_ > 0 ? streams_ : stream_count(plan));
      DiskGuard disk(free_space_of(seeder_.admin()));
      disk.require(expected_bytes(plan));
      Load load(connection_, workers, listener_, disk, stop_);
      plan = load_all(std::move(plan), load);
      finish(plan, load);
    }
    if (first_) run_fixtures(connection_, spec_.after);
    report(plan, facts);
    facts.duration = std::chrono::steady_clock::now() - started;
    return facts;
  }

 private:
  static constexpr const char* kFixturesRun = "[seed] before and after";

  // Once, as soon as there is anything to seed.
  void prepare() {
    const bool asked = spec_.shape != nullptr || !spec_.before.empty() || !spec_.after.empty();
    first_ = asked && !catalog_.tables.empty() && done_.insert(kFixturesRun).second;
    if (!first_) return;
    require_fit(spec_, catalog_);
    if (spec_.before.empty()) return;
    run_fixtures(connection_, spec_.before);
    catalog_ = read_catalog(connection_, done_);
  }

  // Each round that is not the last takes at least one table out, puts its checks to the server, or knows the
  // number of rows of one more.
  SeedPlan load_all(SeedPlan plan, Load& load) {
    Lessons lessons;
    while (true) {
      LoadResult result = load.run(plan, loaded_);
      const bool complete = result.lessons.empty();
      for (const Oid table : result.cleared) loaded_.erase(table);
      loaded_.merge(result.loaded);
      if (complete) return plan;
      sample_columns(connection_, catalog_, result.lessons.hopeless);
      lessons.merge(result.lessons);
      plan = make_plan(catalog_, spec_, lessons);
    }
  }

  void finish(const SeedPlan& plan, Load& load) {
    move_sequences(plan);
    loosen_indexes(plan, load);
    std::vector<Workers::Job> jobs;
    for (const TablePlan& table : plan.tables)
      jobs.emplace_back([&](pg::Session& session) { analyse(session, table); });
    load.run_jobs(jobs, "analysing");
  }

  // It calls the functions of indexes, and those may fail here alone: their search_path is another.
  void analyse(pg::Session& session, const TablePlan& table) {
    const std::string name = pg::quote_identifier(table.schema) + "." + pg::quote_identifier(table.name);
    try {
      seed::run(session, "VACUUM (FREEZE, ANALYZE) " + name);
    } catch (const pg::ServerError& error) {
      if (is_fatal(error.sqlstate())) throw;
      const std::lock_guard lock(unanalysed_mutex_);
      unanalysed_.emplace(table.oid, fmt::format("its rows are there, but ANALYZE fails: {}", error.what()));
    }
  }

  void loosen_indexes(const SeedPlan& plan, Load& load) {
    IndexDensity density(connection_, plan);
    for (int round = 0; round < IndexDensity::kRounds; ++round) {
      std::vector<Workers::Job> jobs;
      for (const auto& statements : density.next_round()) {
        jobs.emplace_back([statements](pg::Session& session) {
          for (const std::string& statement : statements) seed::run(session, statement);
        });
      }
      load.run_jobs(jobs, "indexing as in production");
    }
  }

  void move_sequences(const SeedPlan& plan) {
    std::map<std::string, std::int64_t> positions;
    for (const TablePlan& table : plan.tables) {
      const std::int64_t replaced = loaded_[table.oid].sent - loaded_[table.oid].rows;
      for (const SequencePosition& position : table.sequences) {
        std::int64_t& last = positions[position.sequence];
        last = std::max(last, position.value + replaced);
      }
    }
    std::vector<std::string> calls;
    for (const auto& [sequence, value] : positions) {
      calls.push_back(fmt::format("setval({}, {})", pg::quote_literal(sequence), value));
    }
    if (!calls.empty()) connection_.query("SELECT " + join(calls, ", "));
  }

  std::map<Oid, Bytes> sizes(const SeedPlan& plan) {
    std::vector<std::string> oids;
    for (const TablePlan& table : plan.tables) {
      for (const Oid filled : table.filled) oids.push_back(std::to_string(filled.value));
    }
    std::map<Oid, Bytes> result;
    if (oids.empty()) return result;
    const pg::Result rows = connection_.query(fmt::format(
        "SELECT oid, pg_total_relation_size(oid) FROM pg_class WHERE oid IN ({})", join(oids, ", ")));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      result[{static_cast<std::uint32_t>(rows.integer(i, 0))}] = Bytes{rows.integer(i, 1)};
    }
    return result;
  }

  void report(const SeedPlan& plan, SeedFacts& facts) {
    const auto bytes = sizes(plan);
    for (const TablePlan& table : plan.tables) {
      const LoadedTable& loaded = loaded_[table.oid];
      SeededTable seeded{table.schema + "." + table.name, Rows{loaded.rows}, {}, loaded.duration, table.note};
      if (const auto failure = unanalysed_.find(table.oid); failure != unanalysed_.end())
        seeded.problem = failure->second;
      for (const Oid filled : table.filled) {
        if (const auto size = bytes.find(filled); size != bytes.end())
          seeded.bytes.value += size->second.value;
      }
      mark_done(table.filled);
      done_.insert(seeded.table);
      facts.tables.push_back(std::move(seeded));
    }
    for (const Unseeded& table : plan.unseeded) {
      facts.tables.push_back({table.table, Rows{0}, Bytes{0}, {}, table.problem});
    }
    std::sort(facts.tables.begin(), facts.tables.end(),
              [](const SeededTable& a, const SeededTable& b) { return a.table < b.table; });
  }

  void mark_done(const std::vector<Oid>& filled) {
    for (const Table& table : catalog_.tables) {
      if (std::find(filled.begin(), filled.end(), table.oid) != filled.end()) done_.insert(full_name(table));
    }
  }

  SeedingRole seeder_;  ///< first: it goes when no session of it is left
  const SeedSpec& spec_;
  std::set<std::string>& done_;
  Listener& listener_;
  std::stop_token stop_;
  std::size_t streams_;
  pg::Connection connection_;
  Catalog catalog_;
  bool first_ = false;
  Loaded loaded_;
  std::map<Oid, std::string> unanalysed_;  ///< and why
  std::mutex unanalysed_mutex_;
};

}  // namespace

SeedFacts fill(const pg::Target& superuser, MigrationRole role, const SeedSpec& spec,
               std::set<std::string>& done, Listener& listener, std::stop_token stop) {
  return fill(superuser, role, spec, done, listener, std::move(stop), 0);
}

SeedFacts fill(const pg::Target& superuser, MigrationRole role, const SeedSpec& spec,
               std::set<std::string>& done, Listener& listener, std::stop_token stop, std::size_t streams) {
  return Filling(superuser, role, spec, done, listener, std::move(stop), streams).run();
}

}  // namespace rehearse::seed
