#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "cli/seed_text.h"
#include "report/text.h"

namespace rehearse::cli {

namespace {

constexpr std::size_t kWidestName = 28;
constexpr std::size_t kWidestGenerator = 28;

struct Widths {
  std::size_t name = 0;
  std::size_t generator = 0;
};

Widths widths_of(const std::vector<seed::ColumnPlan>& columns) {
  Widths widths;
  for (const seed::ColumnPlan& column : columns) {
    widths.name = std::max(widths.name, report::display_width(report::one_line(column.name)));
    widths.generator = std::max(widths.generator, report::display_width(report::one_line(column.generator)));
  }
  return {std::min(widths.name, kWidestName), std::min(widths.generator, kWidestGenerator)};
}

std::string reason_of(const seed::ColumnPlan& column) {
  const std::string reason = report::one_line(column.reason);
  return column.nulls > 0 ? fmt::format("{}; NULL in {:.3g} %", reason, column.nulls * 100) : reason;
}

// The reason may take several lines; they stay in its column.
std::string column_text(const seed::ColumnPlan& column, const Widths& widths, std::size_t width) {
  using report::pad_right;
  using report::shorten;
  const std::string left =
      fmt::format("  {}  {}  ", pad_right(shorten(report::one_line(column.name), widths.name), widths.name),
                  pad_right(shorten(report::one_line(column.generator), widths.generator), widths.generator));
  const std::size_t indent = report::display_width(left);
  const std::size_t room = width > indent + 20 ? width - indent : 20;
  std::string text;
  for (const std::string& line : report::wrap(reason_of(column), room))
    text += (text.empty() ? left : std::string(indent, ' ')) + line + "\n";
  return text.empty() ? left + "\n" : text;
}

std::string wrapped(const std::string& note, std::size_t width) {
  std::string text;
  for (const std::string& line : report::wrap(report::one_line(note), width - 2)) text += "  " + line + "\n";
  return text;
}

std::string table_text(const seed::TablePlan& table, std::size_t width) {
  std::vector<seed::ColumnPlan> columns = table.columns;
  columns.insert(columns.end(), table.left_out.begin(), table.left_out.end());
  const Widths widths = widths_of(columns);
  const std::string why = table.rows_reason.empty() ? "" : fmt::format(" ({})", table.rows_reason);
  std::string text = report::one_line(fmt::format("{}.{}, {} rows{}", table.schema, table.name,
                                                  human(Rows{table.rows}), why)) +
                     "\n";
  for (const seed::ColumnPlan& column : columns) text += column_text(column, widths, width);
  if (!table.filter_names.empty())
    text += wrapped("rows that the server refuses are replaced: " + table.filter_names, width);
  if (!table.note.empty()) text += wrapped(table.note, width);
  return text + "\n";
}

}  // namespace

std::string plan_text(const seed::SeedPlan& plan, std::size_t width) {
  std::string text;
  for (const seed::TablePlan& table : plan.tables) text += table_text(table, width);
  for (const seed::Unseeded& table : plan.unseeded)
    text += report::one_line(table.table) + ", stays empty\n" + wrapped(table.problem, width) + "\n";
  if (text.empty()) return "no table to seed\n";
  text.pop_back();
  return text;
}

}  // namespace rehearse::cli
