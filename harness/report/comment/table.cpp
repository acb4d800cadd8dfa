#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/format.h"
#include "report/comment/parts.h"
#include "report/markdown.h"
#include "report/view/summary.h"

namespace rehearse::report::comment {

namespace {

constexpr std::size_t kMost = 100;  // rows; the rest is counted

std::string row_of(const Outcome& outcome) {
  const view::SummaryRow row = view::summary_row(outcome);
  return fmt::format("| {} {} | {} | {} | {} | {} | {} | {} |\n", icon(outcome.verdict),
                     to_string(outcome.verdict), md::cell_code(label(outcome.migration)), row.up, row.down,
                     row.reapply, view::worst_lock(row), view::blocked(row));
}

// All, or those that need attention first of all.
std::vector<const Outcome*> shown(const Report& report) {
  std::vector<const Outcome*> result;
  const bool all = report.outcomes.size() <= kMost;
  for (const Outcome& outcome : report.outcomes)
    if ((all || view::needs_attention(outcome)) && result.size() < kMost) result.push_back(&outcome);
  return result;
}

}  // namespace

std::string table(const Report& report) {
  if (report.outcomes.empty()) return {};
  const auto rows = shown(report);
  std::string result =
      "| | Migration | up | down | up again | Worst lock | Blocked |\n"
      "|---|---|--:|--:|--:|---|--:|\n";
  for (const Outcome* outcome : rows) result += row_of(*outcome);
  if (rows.size() < report.outcomes.size())
    result += fmt::format("\n… and {}: {} in all\n", count(report.outcomes.size() - rows.size(), "migration"),
                          view::verdicts(report));
  return result + "\n";
}

}  // namespace rehearse::report::comment
