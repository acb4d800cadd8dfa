// Seeds one ten-column table in several ways, in turn, on the server whose socket folder is given.
// Called by scripts/bench/seed.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/format.h"
#include "pg/connection.h"
#include "pg/server_error.h"
#include "pg/session.h"
#include "rehearse/listener.h"
#include "seed/seed.h"

namespace {

using namespace rehearse;

constexpr const char* kDatabase = "rehearse_bench_seed";
constexpr const char* kTable = R"(
CREATE TABLE t (id bigint PRIMARY KEY, key uuid NOT NULL, email text NOT NULL, name text NOT NULL,
  created_at timestamptz NOT NULL, amount numeric(12,2) NOT NULL, active bool NOT NULL,
  parent_id int NOT NULL REFERENCES parent, doc jsonb NOT NULL, note text))";
constexpr const char* kIndexes =
    "CREATE UNIQUE INDEX t_key ON t (key); CREATE INDEX t_email ON t (email); CREATE INDEX t_parent ON t "
    "(parent_id)";
constexpr const char* kSelect = R"(
SELECT g, gen_random_uuid(), 'user' || g || '@example.com', 'Name ' || md5(g::text),
  timestamptz '2023-01-01' + g * interval '40 seconds', (random() * 1000)::numeric(12,2), random() < 0.5,
  (random() * 9999)::int + 1, jsonb_build_object('n', g, 'tags', jsonb_build_array('new', 'sale')),
  CASE WHEN random() < 0.9 THEN md5(random()::text) END
FROM generate_series(1, {}) g)";

class Bench {
 public:
  Bench(Endpoint endpoint, std::int64_t rows)
      : endpoint_(std::move(endpoint)), rows_(rows), target_(pg::as_superuser(endpoint_, kDatabase)) {
    pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
    admin.query(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", kDatabase));
    admin.query(fmt::format("CREATE DATABASE {} TEMPLATE template0", kDatabase));
  }
  ~Bench() {
    try {
      pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
      admin.query(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", kDatabase));
    } catch (const Error& error) {
      fmt::print(stderr, "the database {} could not be dropped: {}\n", kDatabase, error.what());
    }
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  Millis ours(std::size_t streams) {
    reset();
    SeedSpec spec;
    spec.rows = Rows{rows_};
    std::set<std::string> done{"public.parent"};
    Listener listener;
    return timed([&] { seed::fill(target_, MigrationRole::owner, spec, done, listener, {}, streams); });
  }

  // As people write it: indexes are there from the start.
  Millis insert_select() {
    reset();
    return timed([&] { run(fmt::format("INSERT INTO t ") + fmt::format(kSelect, rows_)); });
  }

  // As people who know PostgreSQL write it: indexes afterwards, in sequence.
  Millis insert_select_then_index() {
    reset(false);
    return timed([&] {
      run("INSERT INTO t " + fmt::format(kSelect, rows_));
      run(kIndexes);
      run("VACUUM (FREEZE, ANALYZE) t");
    });
  }

  // The file is made beforehand and not counted.
  Millis copy_text() {
    reset(false);
    if (file_.empty()) file_ = read(fmt::format(kSelect, rows_));
    return timed([&] {
      pg::Session session(target_);
      Statement copy{"COPY t FROM STDIN", {}, 0, {}};
      copy.copy_data = file_;
      check(session.execute(copy));
      check(session.execute(std::string(kIndexes)));
      check(session.execute(std::string("VACUUM (FREEZE, ANALYZE) t")));
    });
  }

 private:
  static Millis timed(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::steady_clock::now() - start;
  }

  static void check(const pg::Execution& execution) {
    if (execution.error) throw pg::ServerError(execution.error->sqlstate, execution.error->message);
  }

  void run(const std::string& sql) { pg::Connection(target_).query(sql); }

  void reset(bool indexes = true) {
    pg::Connection connection(target_);
    connection.query("SET client_min_messages = warning");
    connection.query("DROP TABLE IF EXISTS t; CREATE TABLE IF NOT EXISTS parent (id int PRIMARY KEY)");
    connection.query("INSERT INTO parent SELECT generate_series(1, 10000) ON CONFLICT DO NOTHING");
    connection.query(kTable);
    if (indexes) connection.query(kIndexes);
    connection.query("CHECKPOINT");
  }

  // Rows in COPY's text format; none of the values needs escaping.
  std::string read(const std::string& query) {
    pg::Connection connection(target_);
    const pg::Result rows = connection.query(query);
    std::string data;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      for (std::size_t c = 0; c < rows.columns(); ++c) {
        if (c > 0) data += '\t';
        data += rows.null(i, c) ? std::string_view("\\N") : rows.text(i, c);
      }
      data += '\n';
    }
    return data;
  }

  Endpoint endpoint_;
  std::int64_t rows_;
  pg::Target target_;
  std::string file_;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void print_line(const std::string& name, const std::vector<double>& millis, std::int64_t rows) {
  const double middle = median(millis);
  fmt::print("{:<44} {:>8.2f} s median of {} {:>10} rows/s   best {:.2f} s\n", name, middle / 1000,
             millis.size(), human(Rows{static_cast<std::int64_t>(static_cast<double>(rows) / middle * 1000)}),
             *std::min_element(millis.begin(), millis.end()) / 1000);
}

int measure(const std::string& socket, std::int64_t rows, int repeats) {
  Bench bench({socket, 5432, "postgres", "postgres"}, rows);
  const std::vector<std::pair<std::string, std::function<Millis()>>> ways{
      {"rehearse, one stream", [&] { return bench.ours(1); }},
      {"rehearse, a stream per core", [&] { return bench.ours(0); }},
      {"COPY text of a ready file, then indexes", [&] { return bench.copy_text(); }},
      {"INSERT .. SELECT, then indexes", [&] { return bench.insert_select_then_index(); }},
      {"INSERT .. SELECT, indexes and FK in place", [&] { return bench.insert_select(); }},
  };
  std::map<std::string, std::vector<double>> times;
  for (int i = 0; i < repeats; ++i) {
    for (const auto& [name, run] : ways) times[name].push_back(run().count());
  }
  for (const auto& way : ways) print_line(way.first, times[way.first], rows);
  const double ours = median(times[ways[1].first]);
  fmt::print("ratio one-stream-over-ours: {:.2f}\n", median(times[ways[0].first]) / ours);
  fmt::print("ratio copy-text-over-ours: {:.2f}\n", median(times[ways[2].first]) / ours);
  fmt::print("ratio insert-select-then-index-over-ours: {:.2f}\n", median(times[ways[3].first]) / ours);
  fmt::print("ratio insert-select-over-ours: {:.2f}\n", median(times[ways[4].first]) / ours);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: bench_seed SOCKET_FOLDER ROWS REPEATS\n");
    return 2;
  }
  try {
    return measure(argv[1], std::atoll(argv[2]), std::atoi(argv[3]));
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 3;
  }
}
