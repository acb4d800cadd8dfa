#include "report/view/budget_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/contains.h"
#include "base/format.h"
#include "base/strings.h"
#include "model/transactions.h"
#include "report/text.h"

namespace rehearse::report::view {

namespace {

struct Worst {
  Millis value{};
  std::string where;
};

struct Line {
  std::string_view name;
  std::vector<std::string_view> checks;  ///< whose findings break it
  std::string limit;
  std::string worst;
  /// Reads that wait too long stand for the writes that wait with them (check/support/blocked.h): whether the
  /// worst window is over this line's limit then decides.
  bool exceeds_when_reads_blocked = false;
  bool of_round_trips = false;
};

void keep_longer(Worst& worst, Millis value, std::string where) {
  if (value > worst.value) worst = {value, std::move(where)};
}

Worst worst_window(const Report& report, BlockedTime TableWindow::*blocked) {
  Worst worst;
  for (const Outcome& outcome : report.outcomes)
    for (const StepResult& step : outcome.steps)
      for (const TableWindow& table : step.trace.tables)
        keep_longer(worst, (table.*blocked).longest,
                    fmt::format("{}, {} of {}", table.table, title(step.phase), outcome.migration.id));
  return worst;
}

Worst worst_duration(const Report& report) {
  Worst worst;
  for (const Outcome& outcome : report.outcomes)
    for (const StepResult& step : outcome.steps)
      keep_longer(worst, step.duration, fmt::format("{} of {}", title(step.phase), outcome.migration.id));
  return worst;
}

Worst worst_statement(const Report& report) {
  Worst worst;
  for (const Outcome& outcome : report.outcomes)
    for (const StepResult& step : outcome.steps)
      for (const StatementTiming& statement : step.trace.statements)
        keep_longer(
            worst, statement.duration,
            fmt::format("{}, {} of {}", place_of(statement), title(step.phase), outcome.migration.id));
  return worst;
}

Worst worst_transaction(const Report& report) {
  Worst worst;
  for (const Outcome& outcome : report.outcomes)
    for (const StepResult& step : outcome.steps)
      for (const Transaction& transaction : transactions_of(outcome, step))
        keep_longer(worst, transaction.duration(),
                    fmt::format("{} of {}", title(step.phase), outcome.migration.id));
  return worst;
}

std::string in_words(const Worst& worst) {
  if (worst.where.empty()) return "nothing measured";
  return fmt::format("worst {} ({})", human(worst.value), one_line(worst.where));
}

bool breaks(const Finding& finding, const Line& line) {
  return finding.severity != Severity::accepted && contains(line.checks, finding.check);
}

bool is_broken(const Outcome& outcome, const Line& line) {
  return std::any_of(outcome.findings.begin(), outcome.findings.end(), [&](const Finding& finding) {
    const bool stands_for_it = line.exceeds_when_reads_blocked && finding.check == "reads_blocked" &&
                               finding.severity != Severity::accepted;
    return stands_for_it || breaks(finding, line);
  });
}

bool went_back(const Outcome& outcome) {
  return outcome.step(Phase::down) != nullptr;
}

// A check that was left out says nothing, and neither does a run in which nothing was rehearsed.
bool is_judged(const Report& report, const Line& line) {
  const CheckRules& rules = report.checks;
  const bool any_step =
      std::any_of(report.outcomes.begin(), report.outcomes.end(), [&](const Outcome& outcome) {
        return line.of_round_trips ? went_back(outcome) : !outcome.steps.empty();
      });
  return any_step && std::all_of(line.checks.begin(), line.checks.end(), [&](std::string_view id) {
           return (rules.only.empty() || contains(rules.only, id)) && !contains(rules.skip, id);
         });
}

std::string round_trips(const Report& report, const Line& line) {
  const auto made = std::count_if(report.outcomes.begin(), report.outcomes.end(), went_back);
  if (made == 0) return {};
  const auto whole =
      std::count_if(report.outcomes.begin(), report.outcomes.end(),
                    [&](const Outcome& outcome) { return went_back(outcome) && !is_broken(outcome, line); });
  return fmt::format("{} of {} come back as they were", whole, made);
}

BudgetLine::State state(const Report& report, const Line& line) {
  if (!is_judged(report, line)) return BudgetLine::State::not_judged;
  const bool broken = std::any_of(report.outcomes.begin(), report.outcomes.end(),
                                  [&](const Outcome& outcome) { return is_broken(outcome, line); });
  return broken ? BudgetLine::State::broken : BudgetLine::State::kept;
}

std::string at_most(Millis limit) {
  return "≤ " + human(limit);
}

std::vector<Line> lines_of(const Report& report) {
  const Budgets& limits = report.budgets;
  const Worst unwritable = worst_window(report, &TableWindow::write_block);
  std::vector<Line> lines{{"reads blocked",
                           {"reads_blocked"},
                           at_most(limits.reads_blocked),
                           in_words(worst_window(report, &TableWindow::exclusive))},
                          {"writes blocked",
                           {"writes_blocked"},
                           at_most(limits.writes_blocked),
                           in_words(unwritable),
                           unwritable.value > limits.writes_blocked}};
  if (limits.statement)
    lines.push_back(
        {"statement", {"statement_duration"}, at_most(*limits.statement), in_words(worst_statement(report))});
  lines.push_back({"transaction",
                   {"long_transaction"},
                   at_most(limits.transaction),
                   in_words(worst_transaction(report))});
  lines.push_back(
      {"duration", {"duration_budget"}, at_most(limits.duration), in_words(worst_duration(report))});
  lines.push_back({"round trips", {"reverses", "reapplies", "round_trip_down", "round_trip_up"}, "all", {}});
  lines.back().of_round_trips = true;
  lines.back().worst = round_trips(report, lines.back());
  return lines;
}

void add_limit(std::vector<std::string>& limits, std::string_view name, const std::optional<Millis>& limit) {
  if (limit) limits.push_back(fmt::format("{} {}", name, at_most(*limit)));
}

// "down: reads blocked ≤ 5.0 s", or nothing.
std::string of_direction(std::string_view direction, const DirectionBudget& budget) {
  std::vector<std::string> limits;
  add_limit(limits, "reads blocked", budget.reads_blocked);
  add_limit(limits, "writes blocked", budget.writes_blocked);
  add_limit(limits, "statement", budget.statement);
  add_limit(limits, "transaction", budget.transaction);
  add_limit(limits, "duration", budget.duration);
  return limits.empty() ? "" : fmt::format("{}: {}", direction, join(limits, ", "));
}

std::string of_preset(const Budgets& budgets) {
  if (budgets.preset == "default") return {};
  const std::string except =
      budgets.stated.empty() ? "" : fmt::format(", except for {}", join(budgets.stated, ", "));
  return fmt::format("preset {}{}", one_line(budgets.preset), one_line(except));
}

}  // namespace

std::vector<BudgetLine> budget_lines(const Report& report) {
  std::vector<BudgetLine> result;
  for (const Line& line : lines_of(report)) {
    const auto judged = state(report, line);
    result.push_back({std::string(line.name), line.limit,
                      judged == BudgetLine::State::not_judged ? "not judged" : line.worst, judged});
  }
  return result;
}

std::string limits_elsewhere(const Budgets& budgets) {
  std::vector<std::string> notes{of_preset(budgets), of_direction("up", budgets.up),
                                 of_direction("down", budgets.down),
                                 budgets.tables.empty() ? "" : "some tables have limits of their own"};
  std::erase(notes, "");
  return join(notes, "; ");
}

}  // namespace rehearse::report::view
