// What being watched costs a migration: the same script without and with observation, in turn, on a server
// with the settings of a rehearsal. Called by scripts/bench/observer: bench_observer [rounds] [rows]
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "provision/start.h"
#include "rehearse/error.h"
#include "rehearse/scenario.h"
#include "run/script_runner.h"
#include "run/step.h"
#include "run/workbench.h"
#include "sql/splitter.h"

namespace {

using namespace rehearse;

struct Case {
  std::string name;
  std::string up;
  std::string down;  ///< back to where it was, never timed
  TransactionPolicy transaction = TransactionPolicy::none;
};

std::string repeated(const char* pattern, int times) {
  std::string sql;
  for (int i = 0; i < times; ++i) sql += fmt::format(fmt::runtime(pattern), i) + ";\n";
  return sql;
}

std::vector<Case> cases() {
  const std::string add = repeated("ALTER TABLE small ADD c{0} int", 100);
  const std::string drop =
      "DROP TABLE small; CREATE TABLE small (id int PRIMARY KEY)";  // dropped columns count
  const std::string create = repeated("CREATE TABLE t{0} (id int PRIMARY KEY, note text)", 100);
  const std::string remove = repeated("DROP TABLE t{0}", 100);
  return {
      {"ALTER COLUMN TYPE, rewrites", "ALTER TABLE big ALTER n TYPE bigint",
       "ALTER TABLE big ALTER n TYPE int"},
      {"CREATE INDEX", "CREATE INDEX i ON big (note)", "DROP INDEX i"},
      {"CREATE INDEX CONCURRENTLY", "CREATE INDEX CONCURRENTLY i ON big (note)", "DROP INDEX i"},
      {"100 ADD COLUMN, each by itself", add, drop},
      {"100 ADD COLUMN, one transaction", add, drop, TransactionPolicy::wrapped},
      {"100 CREATE TABLE, each by itself", create, remove},
      {"100 CREATE TABLE, one transaction", create, remove, TransactionPolicy::wrapped},
  };
}

Script script(const std::string& sql, TransactionPolicy transaction) {
  return {"bench.sql", sql::split(sql, "bench.sql"), transaction};
}

class Bench {
 public:
  explicit Bench(run::Workbench& bench) : bench_(bench) {}

  /// Milliseconds without observation.
  double plain(const Case& tested) {
    run::ScriptObserver nobody;
    const Script up = script(tested.up, tested.transaction);
    const observe::StepClock clock;
    check(run_script(bench_.session(), up, nobody));
    const Millis took = clock.now();
    restore(tested);
    return took.count();
  }

  double observed(const Case& tested) {
    Migration migration;
    migration.up = script(tested.up, tested.transaction);
    Listener silent;
    const run::Bounds bounds{
        std::chrono::hours(1), std::chrono::steady_clock::now() + std::chrono::hours(1), {}};
    const StepResult result = measure(bench_, migration, Phase::up, bounds, silent);
    check(result.error);
    restore(tested);
    return result.duration.count();
  }

 private:
  static void check(const std::optional<SqlError>& error) {
    if (error) throw Error(ErrorKind::environment, error->message);
  }
  void restore(const Case& tested) {
    run::ScriptObserver nobody;
    check(run_script(bench_.session(), script(tested.down, TransactionPolicy::none), nobody));
    bench_.admin().query("CHECKPOINT");
  }

  run::Workbench& bench_;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void compare(Bench& bench, const Case& tested, int rounds) {
  std::vector<double> plain;
  std::vector<double> watched;
  std::vector<double> again;
  for (int round = 0; round < rounds; ++round) {
    const double first = bench.plain(tested);
    const double observed = bench.observed(tested);
    const double second = bench.plain(tested);
    plain.push_back((first + second) / 2);
    watched.push_back(observed / plain.back());
    again.push_back(second / first);
  }
  const auto [least, most] = std::minmax_element(watched.begin(), watched.end());
  fmt::print("| {:<34} | {:>8.1f} | {:>8.2f} | {:.2f} to {:.2f} | {:>20.2f} |\n", tested.name, median(plain),
             median(watched), *least, *most, median(again));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 7;
  const std::string rows = argc > 2 ? argv[2] : "1000000";
  Listener silent;
  const auto server = provision::start({}, silent);
  server->use(Profile::measuring);
  run::Workbench workbench(*server, "rehearse_bench_observer", {});
  for (const std::string& sql :
       {std::string("CREATE TABLE small (id int PRIMARY KEY)"),
        std::string("CREATE TABLE big (id int PRIMARY KEY, n int, note text)"),
        "INSERT INTO big SELECT i, i % 1000, md5(i::text) FROM generate_series(1, " + rows + ") i"})
    workbench.session().execute(sql);
  workbench.admin().query("VACUUM ANALYZE");

  fmt::print("| {:<34} | {:>8} | {:>8} | {} | {} |\n|---|---:|---:|---|---:|\n", "script", "plain ms",
             "watched", "least to most", "plain against plain");
  Bench bench(workbench);
  for (const Case& tested : cases()) compare(bench, tested, rounds);
  return 0;
}
