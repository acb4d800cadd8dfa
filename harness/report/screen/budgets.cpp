#include <fmt/format.h>

#include "report/screen/parts.h"
#include "report/text.h"
#include "report/view/budget_lines.h"

namespace rehearse::report::screen {

namespace {

using view::BudgetLine;

std::string mark(BudgetLine::State state, const Style& style) {
  switch (state) {
    case BudgetLine::State::kept:
      return style.green("✓");
    case BudgetLine::State::broken:
      return style.red("✗");
    default:
      return style.dim("-");
  }
}

}  // namespace

std::string budgets(const Report& report, const Page& page) {
  std::string result;
  for (const BudgetLine& line : view::budget_lines(report))
    result += fmt::format(" {} {}{}{}\n", mark(line.state, page.style), pad_right(line.name, 17),
                          pad_right(line.limit, 17), line.worst);
  const std::string elsewhere = view::limits_elsewhere(report.budgets);
  if (elsewhere.empty()) return result + "\n";
  for (const std::string& line : wrap(fmt::format("({})", elsewhere), page.width - 3))
    result += fmt::format("   {}\n", line);
  return result + "\n";
}

}  // namespace rehearse::report::screen
