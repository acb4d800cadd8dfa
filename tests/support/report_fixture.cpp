#include "support/report_fixture.h"

#include <string>
#include <vector>

#include "check/judge.h"

namespace rehearse::test {

namespace {

Outcome named(Outcome outcome, const std::string& id, const std::string& name) {
  Migration& migration = outcome.migration;
  migration.id = id;
  migration.name = name;
  migration.path = "migrations/" + id + "_" + name + ".up.sql";
  migration.up.path = migration.path;
  if (migration.down) migration.down->path = "migrations/" + id + "_" + name + ".down.sql";
  for (StepResult& step : outcome.steps)
    for (StatementTiming& each : step.trace.statements)
      each.location.file = step.phase == Phase::down ? migration.down->path : migration.up.path;
  return outcome;
}

SchemaDifference difference(Comparison comparison, const std::string& kind, const std::string& object,
                            const std::string& attribute, const std::string& before,
                            const std::string& after) {
  return {.comparison = comparison,
          .kind = kind,
          .object = object,
          .attribute = attribute,
          .before = before,
          .after = after};
}

Outcome not_null_scan() {
  Outcome outcome = named(blocking_outcome("ALTER TABLE orders ALTER COLUMN status SET NOT NULL",
                                           LockMode::access_exclusive, 8'391),
                          "0043", "orders_status_not_null");
  outcome.steps[0].trace.sampling.not_observed = {"2 statements were shorter than the sampling interval"};
  return outcome;
}

Outcome plain_index() {
  const std::string sql =
      "CREATE INDEX orders_customer_created_idx\n    ON orders (customer_id, created_at DESC)\n"
      "    WHERE status <> 'void'";
  Outcome outcome = named(blocking_outcome(sql, LockMode::share, 21'700), "0044", "index_orders_customer");
  outcome.migration.budget = {.writes_blocked = Millis{5'000}, .reason = "nightly import only"};
  return outcome;
}

Outcome lossy_down() {
  Outcome outcome = named(good_outcome(), "0045", "drop_legacy_total");
  outcome.schema.down_restores = false;
  outcome.schema.differences = {
      difference(Comparison::down, "index", "public.orders_total_idx", "", "on public.orders btree (total)",
                 ""),
      difference(Comparison::down, "column", "public.orders.total", "default", "0", ""),
      difference(Comparison::down, "column", "public.orders.total", "not null", "true", "false"),
      difference(Comparison::down, "table", "public.orders", "column order", "id, total, note",
                 "id, note, total"),
  };
  auto& found = outcome.schema.differences;
  found[0].repair = "CREATE INDEX orders_total_idx ON public.orders USING btree (total);";
  found[1].repair = "ALTER TABLE public.orders ALTER COLUMN total SET DEFAULT 0;";
  found[2].meaning = "rows may hold NULL now";
  found[2].repair = "ALTER TABLE public.orders ALTER COLUMN total SET NOT NULL;";
  found[3].meaning = "SELECT * and INSERT without a list of columns change their meaning";
  return outcome;
}

Outcome needs_rows() {
  Outcome outcome = named(good_outcome(), "0046", "customers_country");
  outcome.steps.resize(1);
  outcome.schema = {};
  StepResult& up = outcome.steps[0];
  const std::string sql = "ALTER TABLE customers\n  ADD COLUMN country text NOT NULL";
  up.trace.statements = {statement(0, 2, sql, 4)};
  up.trace.statements[0].location.file = outcome.migration.path;
  up.error = SqlError{.sqlstate = "23502",
                      .message = "column \"country\" of relation \"customers\" contains null values",
                      .statement = sql,
                      .location = {outcome.migration.path, 3, 14}};
  return outcome;
}

Outcome backfill_under_lock() {
  Outcome outcome = named(good_outcome(), "0047", "orders_total_cents");
  StepResult& up = outcome.steps[0];
  up.duration = Millis{14'020};
  up.trace.statements = {statement(0, 1, "ALTER TABLE orders ADD COLUMN total_cents bigint", 3),
                         statement(1, 2, "UPDATE orders SET total_cents = total * 100", 14'000)};
  for (StatementTiming& each : up.trace.statements) each.location.file = outcome.migration.path;
  up.trace.locks = {lock("public.orders", LockMode::access_exclusive, 14'010)};
  up.trace.tables = {window("public.orders", 14'010, 14'010)};
  return outcome;
}

Outcome rewriting() {
  Outcome outcome = named(good_outcome(), "0048", "orders_id_bigint");
  StatementTiming& up = outcome.steps[0].trace.statements[0];
  up.sql = "ALTER TABLE orders ALTER COLUMN id TYPE bigint";
  up.rewrote = {{"public.orders", Rows{2'000'000}, Bytes{356'515'840}}};
  up.wal = Bytes{209'715'200};
  outcome.steps[0].invalid_indexes = {{"public.orders_note_idx_ccnew", "public.orders"}};
  outcome.migration.accepted = {{.check = "table_rewrite", .reason = "planned for the maintenance window"}};
  return outcome;
}

// A name and a message that try to clear the screen and to forge a line of output.
Outcome hostile() {
  Outcome outcome = named(good_outcome(), "0049", "evil\x1b[2J\x1b]0;owned\x07");
  outcome.steps.resize(1);
  outcome.steps[0].error =
      SqlError{.sqlstate = "42601",
               .message = "syntax error at or near \"\x1b[31mok\r\n1 migration rehearsed\"",
               .statement = "SELECT 1",
               .location = {outcome.migration.path, 3, 1}};
  return outcome;
}

Outcome skipped() {
  Outcome outcome;
  outcome.migration.id = "0050";
  outcome.migration.name = "later";
  outcome.reason = "the run was interrupted";
  return outcome;
}

Outcome disk_full() {
  Outcome outcome = named(good_outcome(), "0051", "orders_archive");
  outcome.steps.resize(1);
  outcome.migration.down.reset();
  outcome.steps[0].error =
      SqlError{.sqlstate = "53100",
               .message = "could not extend file \"base/5/16423\": No space left on device",
               .statement = "SELECT 1",
               .location = {outcome.migration.path, 3, 1}};
  return outcome;
}

Report empty_report() {
  Report report;
  report.tool_version = "0.1.0";
  report.started_at = "2026-01-31T12:00:00Z";
  report.duration = Millis{192'000};
  report.scenario = "quickstart";
  report.config = "rehearse.toml";
  report.command = "rehearse run";
  report.server = {
      .backend = "local", .version = "15.18", .version_num = 150018, .settings = {{"fsync", "on"}}};
  report.seed = {.value = 42,
                 .duration = Millis{41'000},
                 .tables = {{"public.customers", Rows{500'000}, Bytes{62'914'560}, Millis{2'500}},
                            {"public.orders", Rows{2'000'000}, Bytes{356'515'840}, Millis{9'000}}}};
  report.baseline = 41;
  return report;
}

}  // namespace

StatementTiming statement(std::size_t index, std::uint32_t line, const std::string& sql, double ms) {
  return {.index = index,
          .location = {"migrations/0042_add_order_note.up.sql", line, 1},
          .sql = sql,
          .duration = Millis{ms}};
}

LockHeld lock(const std::string& relation, LockMode mode, double held_ms, std::size_t by) {
  return {.relation = relation,
          .kind = "table",
          .mode = mode,
          .statement = by,
          .acquired = Instant{1.2},
          .held = Millis{held_ms},
          .uncertainty = Millis{1.4}};
}

TableWindow window(const std::string& table, double exclusive_ms, double write_ms, std::size_t by) {
  const auto once = [by](double ms) {
    return BlockedTime{.longest = Millis{ms},
                       .from = Instant{1.2},
                       .uncertainty = Millis{1.4},
                       .statement = by,
                       .total = Millis{ms},
                       .count = ms > 0 ? 1U : 0U};
  };
  return {.table = table, .exclusive = once(exclusive_ms), .write_block = once(write_ms)};
}

StepResult quick_step(Phase phase, const std::string& sql) {
  StepResult step{.phase = phase, .duration = Millis{11}};
  step.trace.statements = {statement(0, 3, sql, 10)};
  step.trace.locks = {lock("public.orders", LockMode::access_exclusive, 3)};
  step.trace.tables = {window("public.orders", 3, 3)};
  step.trace.sampling = {
      .interval = Millis{2}, .samples = 5, .longest_gap = Millis{2.5}, .clock_error = Millis{0.25}};
  return step;
}

Outcome good_outcome() {
  Outcome outcome;
  outcome.migration.down = Script{};
  outcome.steps = {quick_step(Phase::up, "ALTER TABLE orders ADD COLUMN note text"),
                   quick_step(Phase::down, "ALTER TABLE orders DROP COLUMN note"),
                   quick_step(Phase::reapply, "ALTER TABLE orders ADD COLUMN note text")};
  outcome.schema = {.down_restores = true, .reapply_matches = true};
  return named(std::move(outcome), "0042", "add_order_note");
}

Outcome blocking_outcome(const std::string& sql, LockMode mode, double ms) {
  Outcome outcome = good_outcome();
  StepResult& up = outcome.steps[0];
  up.duration = Millis{ms + 30};
  up.trace.statements[0].sql = sql;
  up.trace.statements[0].duration = Millis{ms + 9};
  up.trace.locks = {lock("public.orders", mode, ms)};
  up.trace.tables = {window("public.orders", blocks(mode) == Blocks::reads ? ms : 0, ms)};
  return outcome;
}

Report passing_report() {
  Report report = empty_report();
  report.outcomes = {good_outcome()};
  check::judge(report, kToday);
  return report;
}

Report failing_report() {
  Report report = empty_report();
  report.server.contended = true;
  report.seed.tables.push_back(
      {.table = "public.prices", .problem = "CHECK (valid_from < valid_to) was not understood"});
  report.unused = {{"migrations/README.md", "not an SQL file"}};
  report.outcomes = {good_outcome(),        not_null_scan(), plain_index(), lossy_down(), needs_rows(),
                     backfill_under_lock(), rewriting(),     hostile(),     skipped(),    disk_full()};
  report.findings = {{.check = "order",
                      .severity = Severity::warning,
                      .message = "two migrations have the number 0046",
                      .location = SourceLocation{"migrations/0046_b.up.sql"},
                      .help = "give the later one a number of its own"}};
  check::judge(report, kToday);
  return report;
}

Report large_report(std::size_t migrations) {
  Report report = empty_report();
  const std::vector<Outcome> kinds{not_null_scan(), good_outcome(), rewriting(),   lossy_down(),
                                   good_outcome(),  plain_index(),  good_outcome()};
  for (std::size_t i = 0; i < migrations; ++i) {
    report.outcomes.push_back(kinds[i % kinds.size()]);
    report.outcomes.back().migration.id = std::to_string(1'000 + i);
  }
  check::judge(report, kToday);
  return report;
}

}  // namespace rehearse::test
