// What follows from rows that are not right: found, removed, with all that refers to them.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "pg/copy_writer.h"
#include "pg/server_error.h"
#include "seed/load.h"
#include "seed/row_writer.h"

namespace rehearse::seed {

namespace {

constexpr std::string_view kForeignKeyViolation = "23503";

}  // namespace

void Load::empty_failed(const Plans& plans) {
  for (const TablePlan* plan : plans) {
    if (failed(plan->oid)) empty_table(*plan);
  }
}

// The server shows a row only when it refuses it: one COPY each, without the filter.
std::string Load::failing_rows(pg::Session& session, const TablePlan& plan) {
  constexpr std::string_view kShown = "Failing row contains ";
  TablePlan bare = plan;
  bare.filter.clear();
  std::vector<std::string> rows;
  for (std::int64_t row = plan.first_row; row < std::min(plan.first_row + 3, plan.row_limit); ++row) {
    try {
      std::atomic<std::int64_t> sent = 0;
      pg::CopyWriter copy(session, copy_statement(bare));
      RowWriter(bare, copy).write({row, row + 1}, sent, stop_);
      copy.finish();
    } catch (const pg::ServerError& error) {
      const std::string_view text = error.what();
      const auto shown = text.find(kShown);
      rows.emplace_back(shown == std::string_view::npos ? text : text.substr(shown + kShown.size()));
    }
  }
  return join(rows, ", ");
}

void Load::shorten(const TablePlan& plan, std::int64_t kept, std::int64_t tried) {
  const std::lock_guard lock(mutex_);
  result_.lessons.shortened[plan.oid] = {
      kept, fmt::format("{} rows only: of {} tried, no more passed {}", kept, tried, plan.filter_names)};
}

void Load::test_references(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done) {
  std::vector<Workers::Job> jobs;
  for (const TablePlan& table : plan.tables) {
    if (done.count(table.oid) > 0) continue;
    for (const ReferenceTest& test : table.tests) {
      jobs.emplace_back(
          [this, &table, &test](pg::Session& session) { test_reference(session, table, test); });
    }
  }
  run_jobs(jobs, "checking foreign keys");
}

void Load::test_reference(pg::Session& session, const TablePlan& plan, const ReferenceTest& test) {
  guarded(plan, [&] {
    const pg::Execution found = session.execute(test.query);
    if (found.error) throw pg::ServerError(found.error->sqlstate, found.error->message);
    if (found.rows != Rows{0}) {
      throw pg::ServerError(
          std::string(kForeignKeyViolation),
          fmt::format("no rows could be made for which foreign key {} holds", test.constraint));
    }
  });
}

void Load::empty_table(const TablePlan& plan) {
  seed::run(workers_.first(), "DELETE FROM " + sql_name(plan));
}

// What refers to rows that are not there goes too; the next plan loads it again, or says why not.
void Load::clear_failed(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done) {
  std::set<Oid> gone = result_.lessons.distrusted;
  gone.insert(result_.lessons.hopeless.begin(), result_.lessons.hopeless.end());
  for (const auto& failure : result_.lessons.failed) gone.insert(failure.first);
  std::size_t before = 0;
  while (before != gone.size()) {
    before = gone.size();
    for (const TablePlan& table : plan.tables) {
      const bool orphaned = std::any_of(table.parents.begin(), table.parents.end(),
                                        [&](Oid parent) { return gone.count(parent) > 0; });
      if (orphaned) gone.insert(table.oid);
    }
  }
  for (const TablePlan& table : plan.tables) {
    if (gone.count(table.oid) == 0) continue;
    if (result_.loaded.erase(table.oid) > 0 || done.count(table.oid) > 0) empty_table(table);
    result_.cleared.insert(table.oid);
  }
}

}  // namespace rehearse::seed
