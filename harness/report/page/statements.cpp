#include <fmt/format.h>

#include "base/format.h"
#include "report/page/parts.h"
#include "report/text.h"

namespace rehearse::report::page {

namespace {

constexpr std::size_t kMostRows = 100;  // of a step; the rest is in run.json
constexpr std::size_t kLongest = 400;

template <typename Quantity>
std::string shown(const std::optional<Quantity>& quantity) {
  return quantity ? human(*quantity) : "";
}

std::string remarks(const StatementTiming& statement) {
  std::string result;
  const auto add = [&](const std::string& remark) { result += result.empty() ? remark : "; " + remark; };
  for (const Rewrite& rewrite : statement.rewrote)
    add(fmt::format("copied {}: {} rows, {}{}{}", rewrite.relation, human(rewrite.rows), human(rewrite.bytes),
                    rewrite.reason.empty() ? "" : ", ", rewrite.reason));
  for (const Scan& scan : statement.scanned) add(fmt::format("read all of {}", scan.relation));
  for (const IndexBuild& build : statement.built)
    add(fmt::format("built {} on {}", build.index, build.table));
  return result;
}

Element row_of(const StepResult& step, const StatementTiming& statement) {
  Element sql("td");
  sql.add(Element("code", {}, shorten(printable(statement.sql), kLongest)));
  const std::string line = statement.location.line > 0 ? std::to_string(statement.location.line) : "";
  Element row("tr");
  row.add(Element("td", {}, title(step.phase)))
      .add(number(line))
      .add(std::move(sql))
      .add(number(human(statement.duration)))
      .add(number(shown(statement.rows)))
      .add(number(shown(statement.wal)))
      .add(number(shown(statement.temporary)))
      .add(Element("td", {}, remarks(statement)));
  return row;
}

}  // namespace

Element scrolling(Element table, std::string label) {
  Element frame(
      "div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", std::move(label)}});
  return std::move(frame.add(std::move(table)));
}

Element statements(const Outcome& outcome) {
  Element body("tbody");
  for (const StepResult& step : outcome.steps) {
    const auto& all = step.trace.statements;
    for (std::size_t i = 0; i < all.size() && i < kMostRows; ++i) body.add(row_of(step, all[i]));
    if (all.size() > kMostRows)
      body.add(Element("tr").add(
          Element("td", {{"colspan", "8"}},
                  fmt::format("… {} of {} in run.json", count(all.size() - kMostRows, "more statement"),
                              title(step.phase)))));
  }
  if (body.is_empty()) return Element("");
  Element table("table", {{"class", "statements"}});
  table
      .add(table_head({{"Step"},
                       {"Line", true},
                       {"Statement"},
                       {"Time", true},
                       {"Rows", true},
                       {"WAL", true},
                       {"Temporary", true},
                       {"What it did"}}))
      .add(std::move(body));
  Element section("div");
  return std::move(section.add(Element("h4", {}, "Statements"))
                       .add(scrolling(std::move(table), "Statements of " + label(outcome.migration))));
}

}  // namespace rehearse::report::page
