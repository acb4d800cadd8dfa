#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "report/comment/parts.h"
#include "report/locks/lanes.h"
#include "report/locks/windows.h"
#include "report/markdown.h"
#include "report/text.h"

namespace rehearse::report::comment {

namespace {

constexpr std::size_t kMostStatements = 20;  // of a step
constexpr std::size_t kMostLocks = 12;       // of a step
constexpr std::size_t kWidestStatement = 100;

template <typename Quantity>
std::string shown(const std::optional<Quantity>& quantity) {
  return quantity ? human(*quantity) : "";
}

std::string copied(const StatementTiming& statement) {
  std::string result;
  for (const Rewrite& rewrite : statement.rewrote)
    result += fmt::format("{}{}", result.empty() ? "" : ", ", md::cell_code(rewrite.relation));
  return result;
}

std::string line_of(const StatementTiming& statement) {
  return statement.location.line > 0 ? std::to_string(statement.location.line)
                                     : fmt::format("statement {}", statement.index + 1);
}

std::string more(std::size_t all, std::size_t most, std::string_view what, std::string_view columns) {
  if (all <= most) return {};
  return fmt::format("| … | {} {}\n", count(all - most, what), columns);
}

std::string statements(const Outcome& outcome) {
  std::string rows;
  for (const StepResult& step : outcome.steps) {
    const auto& all = step.trace.statements;
    for (std::size_t i = 0; i < all.size() && i < kMostStatements; ++i)
      rows += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", title(step.phase), line_of(all[i]),
                          md::cell_code(shorten(one_line(all[i].sql), kWidestStatement)),
                          human(all[i].duration), shown(all[i].rows), shown(all[i].wal), copied(all[i]));
    rows += more(all.size(), kMostStatements, "more statement", "| | | | | |");
  }
  if (rows.empty()) return {};
  return "| Step | Line | Statement | Time | Rows | WAL | Table copied |\n|---|--:|---|--:|--:|--:|---|\n" +
         rows + "\n";
}

std::string lock_row(const StepResult& step, const locks::Bar& bar) {
  const LockHeld& lock = *bar.lock;
  const StatementTiming* statement = locks::statement_of(step, lock.statement);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", title(step.phase),
                     md::cell_code(lock.relation), to_string(lock.mode),
                     statement == nullptr ? "" : line_of(*statement), human(lock.held),
                     lock.waited > Millis{} ? human(lock.waited) : "", locks::in_words(bar.blocks));
}

// What blocks the most first, as in the timelines.
std::string lock_table(const Outcome& outcome) {
  std::string rows;
  for (const StepResult& step : outcome.steps) {
    std::size_t number = 0;
    for (const locks::Lane& lane : locks::lanes(step))
      for (const locks::Bar& bar : lane.bars)
        if (number++ < kMostLocks) rows += lock_row(step, bar);
    rows += more(number, kMostLocks, "more lock", "| | | | | |");
  }
  if (rows.empty()) return {};
  return "| Step | Table | Lock | Line | Held | Waited | Blocks |\n|---|---|---|--:|--:|--:|---|\n" + rows +
         "\n";
}

std::string folded(const Outcome& outcome) {
  const std::string body = statements(outcome) + lock_table(outcome);
  if (body.empty()) return {};
  return fmt::format("<details><summary><code>{}</code>: statements and locks</summary>\n\n{}</details>\n\n",
                     md::html(label(outcome.migration)), body);
}

}  // namespace

Pieces details(const Report& report) {
  Pieces result;
  for (const Verdict verdict : {Verdict::fail, Verdict::error, Verdict::warn, Verdict::pass})
    for (const Outcome& outcome : report.outcomes)
      if (outcome.verdict == verdict) result.push_back(folded(outcome));
  std::erase(result, "");
  return result;
}

}  // namespace rehearse::report::comment
