#include "cli/plan_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "check/judge.h"
#include "cli/printable.h"
#include "model/names.h"
#include "os/process.h"

namespace rehearse::cli {

namespace {

constexpr std::size_t kStatementWidth = 72;

std::string transaction(TransactionPolicy policy) {
  switch (policy) {
    case TransactionPolicy::wrapped:
      return "one transaction";
    case TransactionPolicy::own:
      return "its own BEGIN and COMMIT";
    case TransactionPolicy::none:
      return "no transaction, each statement commits";
  }
  return {};
}

std::string script_text(std::string_view direction, const Script& script) {
  if (script.tool)
    return fmt::format("    {}: runs {}\n", direction, printable(os::describe(script.tool->argv)));
  std::string text = fmt::format("    {}: {}, {}\n", direction, count(script.statements.size(), "statement"),
                                 transaction(script.transaction));
  for (const Statement& statement : script.statements)
    text +=
        fmt::format("      {}  {}\n",
                    printable(to_string(SourceLocation{statement.location.file, statement.location.line, 0})),
                    one_line(statement.text, kStatementWidth));
  return text;
}

std::string migration_text(const Migration& migration) {
  std::string text = fmt::format("  {}\n", printable(label(migration))) + script_text("up", migration.up);
  if (migration.down) text += script_text("down", *migration.down);
  if (migration.irreversible)
    text += fmt::format("    irreversible: {}\n", printable(migration.irreversible->reason));
  else if (!migration.down)
    text += "    down: missing\n";
  return text;
}

Rows scaled(Rows rows, const SeedSpec& seed) {
  return Rows{std::llround(static_cast<double>(rows.value) * seed.scale)};
}

std::string seed_text(const SeedSpec& seed) {
  std::string text = fmt::format("seed (value {})\n", seed.value);
  for (const auto& table : seed.tables)
    if (table.second.rows)
      text += fmt::format("  {:<32} {:>15} rows\n", printable(table.first),
                          human(scaled(*table.second.rows, seed)));
  for (const std::string& glob : seed.skip)
    text += fmt::format("  {:<32} {:>15}\n", printable(glob), "skipped");
  return text + fmt::format("  {:<32} {:>15} rows\n", "every other table", human(scaled(seed.rows, seed)));
}

std::string limit_text(std::string_view name, const std::optional<Millis>& limit) {
  return limit ? fmt::format(", {} {}", name, human(*limit)) : std::string{};
}

// What differs for one direction.
std::string direction_text(std::string_view direction, const DirectionBudget& budget) {
  const std::string text =
      limit_text("reads blocked", budget.reads_blocked) +
      limit_text("writes blocked", budget.writes_blocked) + limit_text("statement", budget.statement) +
      limit_text("transaction", budget.transaction) + limit_text("step", budget.duration);
  return text.empty() ? text : fmt::format("  {}:{}\n", direction, text.substr(1));
}

std::string table_text(const TableBudget& table) {
  const std::string text =
      limit_text("reads blocked", table.reads_blocked) + limit_text("writes blocked", table.writes_blocked);
  const std::string direction =
      table.direction ? fmt::format(" ({})", name_of(kDirectionNames, *table.direction)) : "";
  return fmt::format("  {}{}:{}\n", printable(table.match), direction, text.substr(1));
}

std::string budget_text(const Budgets& budgets) {
  std::string text = fmt::format(
      "budget ({})\n  reads blocked {}, writes blocked {}{}, transaction {}, step {}\n",
      printable(budgets.preset), human(budgets.reads_blocked), human(budgets.writes_blocked),
      limit_text("statement", budgets.statement), human(budgets.transaction), human(budgets.duration));
  text += direction_text("up", budgets.up) + direction_text("down", budgets.down);
  for (const TableBudget& table : budgets.tables) text += table_text(table);
  return text;
}

std::string unused_text(const std::vector<UnusedFile>& files) {
  if (files.empty()) return {};
  std::string text = "\nnot used\n";
  for (const UnusedFile& file : files)
    text += fmt::format("  {}: {}\n", printable(file.path), printable(file.reason));
  return text;
}

}  // namespace

std::vector<std::string> selected_checks(const CheckRules& rules) {
  std::vector<std::string> ids;
  for (const Check* check : check::selected(rules)) ids.emplace_back(check->id);
  return ids;
}

std::size_t baseline_count(const MigrationSet& migrations) {
  const auto is_baseline = [](const Migration& m) { return !m.under_test; };
  return static_cast<std::size_t>(
      std::count_if(migrations.migrations.begin(), migrations.migrations.end(), is_baseline));
}

std::string one_line(std::string_view sql, std::size_t width) {
  std::string line;
  for (const char c : sql) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return fit(printable(line), width);
}

std::string plan_text(const Plan& plan) {
  const Scenario& scenario = plan.scenario;
  const std::size_t baseline = baseline_count(plan.migrations);
  std::string text = fmt::format(
      "scenario {}   backend {}   PostgreSQL {}\n\n", printable(scenario.name), scenario.server.backend,
      scenario.server.postgres.empty() ? "the newest found" : printable(scenario.server.postgres));
  text += fmt::format("baseline: {}, applied once, not measured\n", count(baseline, "migration"));
  text +=
      fmt::format("under test: {} ({})\n", count(plan.migrations.migrations.size() - baseline, "migration"),
                  plan.migrations.format);
  for (const Migration& migration : plan.migrations.migrations)
    if (migration.under_test) text += migration_text(migration);
  if (scenario.measure.repeat > 1)
    text += fmt::format("  each {} times from the same state, judged by the {} run\n",
                        scenario.measure.repeat, name_of(kRepeatJudgeNames, scenario.measure.judge));
  text += "\n" + seed_text(scenario.seed) + "\n" + budget_text(scenario.budgets);
  text += fmt::format("\nchecks\n  {}\n", join(selected_checks(scenario.checks), ", "));
  return text + unused_text(plan.migrations.unused);
}

}  // namespace rehearse::cli
