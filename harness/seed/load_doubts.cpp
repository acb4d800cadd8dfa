// What follows from rows that are not right: found, removed, with all that refers to them.
#include <fmt/format.h>

#include <algorithm>

#include "pg/server_error.h"
#include "seed/load.h"

namespace rehearse::seed {

namespace {

constexpr std::string_view kForeignKeyViolation = "23503";

}  // namespace

void Load::empty_failed(const Plans& plans) {
  for (const TablePlan* plan : plans) {
    if (failed(plan->oid)) empty_table(*plan);
  }
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
  seed::run(workers_.first(),
            "DELETE FROM " + pg::quote_identifier(plan.schema) + "." + pg::quote_identifier(plan.name));
}

// What refers to rows that are not there goes too; the next plan loads it again, or says why not.
void Load::clear_failed(const SeedPlan& plan, const std::map<Oid, LoadedTable>& done) {
  std::set<Oid> gone = result_.lessons.distrusted;
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
