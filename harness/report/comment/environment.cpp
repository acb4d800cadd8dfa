#include <fmt/format.h>

#include <vector>

#include "base/format.h"
#include "base/strings.h"
#include "report/comment/parts.h"
#include "report/markdown.h"
#include "report/text.h"
#include "report/view/budget_lines.h"
#include "report/view/notes.h"
#include "report/view/summary.h"

namespace rehearse::report::comment {

namespace {

constexpr std::size_t kMostNotes = 50;
constexpr std::size_t kMostTables = 10;
constexpr std::size_t kLongestNote = 400;

std::string settings(const ServerFacts& server) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : server.settings) parts.push_back(fmt::format("{} = {}", name, value));
  return join(parts, ", ");
}

std::string tables(const SeedFacts& seed) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < seed.tables.size() && i < kMostTables; ++i)
    parts.push_back(fmt::format("{} {}", seed.tables[i].table, human(seed.tables[i].rows)));
  if (seed.tables.size() > kMostTables)
    parts.push_back(fmt::format("{} more", seed.tables.size() - kMostTables));
  return join(parts, ", ");
}

std::string fact(std::string_view name, const std::string& text) {
  return text.empty() ? ""
                      : fmt::format("- {}: {}\n", name, md::prose(shorten(one_line(text), kLongestNote)));
}

std::string budgets(const Report& report) {
  std::string result;
  for (const view::BudgetLine& line : view::budget_lines(report))
    result += fact("budget " + line.name, fmt::format("{}, {}", line.limit, line.worst));
  return result + fact("budgets", view::limits_elsewhere(report.budgets));
}

}  // namespace

std::string notes(const Report& report) {
  const auto all = view::notes_of(report);
  if (all.empty()) return {};
  std::string list;
  for (std::size_t i = 0; i < all.size() && i < kMostNotes; ++i) list += fact(all[i].kind, all[i].text);
  if (all.size() > kMostNotes) list += fmt::format("- … and {} more\n", all.size() - kMostNotes);
  return fmt::format("<details><summary>{}: accepted, skipped, not seen</summary>\n\n{}\n</details>\n\n",
                     count(all.size(), "note"), list);
}

std::string environment(const Report& report) {
  const std::string facts =
      fact("rehearse", report.tool_version) +
      fact("server", fmt::format("PostgreSQL {}, {}{}", report.server.version, report.server.backend,
                                 report.server.contended ? ", busy with other work" : "")) +
      fact("settings", settings(report.server)) +
      fact("seed", fmt::format("value {}, {}", report.seed.value, view::seeded(report.seed))) +
      fact("tables", tables(report.seed)) + budgets(report) + fact("started", report.started_at);
  const std::string command =
      report.command.empty() ? "rehearse run" : shorten(one_line(report.command), 2'000);
  return fmt::format(
      "<details><summary>Environment, and how to reproduce this</summary>\n\n{}\n{}\n</details>\n",
      md::block("sh", command), facts);
}

}  // namespace rehearse::report::comment
