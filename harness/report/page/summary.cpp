#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/page/parts.h"
#include "report/view/summary.h"

namespace rehearse::report::page {

namespace {

constexpr std::size_t kFilterFrom = 6;  // migrations; fewer are seen at a glance

Element sortable_head() {
  static constexpr std::array<Column, 8> kColumns{{{"Verdict"},
                                                   {"Migration"},
                                                   {"up", true},
                                                   {"down", true},
                                                   {"up again", true},
                                                   {"Worst lock"},
                                                   {"Blocked", true},
                                                   {"Checks"}}};
  Element row("tr");
  for (const Column& column : kColumns) {
    Element cell("th", {{"scope", "col"}, {"class", column.is_number ? "num" : ""}});
    cell.add(Element("button", {{"type", "button"}}, column.title));
    row.add(std::move(cell));
  }
  Element result("thead");
  result.add(std::move(row));
  return result;
}

Element with_key(Element cell, double key) {
  cell.set("data-key", fmt::format("{:.3f}", key));
  return cell;
}

// What has no duration comes first in one order and last in the other.
Element time_cell(const std::string& text, const Outcome& outcome, Phase phase) {
  const StepResult* step = outcome.step(phase);
  return with_key(number(text), step == nullptr ? -1 : step->duration.count());
}

double rank(Verdict verdict) {
  static constexpr std::array<Verdict, 5> kWorstLast{Verdict::pass, Verdict::skipped, Verdict::warn,
                                                     Verdict::error, Verdict::fail};
  return static_cast<double>(std::find(kWorstLast.begin(), kWorstLast.end(), verdict) - kWorstLast.begin());
}

Element row_of(const Outcome& outcome, std::size_t index) {
  const view::SummaryRow row = view::summary_row(outcome);
  Element verdict("td");
  verdict.add(badge(outcome.verdict));
  Element name("th", {{"scope", "row"}});
  name.add(Element("a", {{"href", "#" + anchor(index)}}, label(outcome.migration)));
  Element result("tr", {{"data-verdict", std::string(to_string(outcome.verdict))}});
  result.add(with_key(std::move(verdict), rank(outcome.verdict)))
      .add(std::move(name))
      .add(time_cell(row.up, outcome, Phase::up))
      .add(time_cell(row.down, outcome, Phase::down))
      .add(time_cell(row.reapply, outcome, Phase::reapply))
      .add(Element("td", {}, view::worst_lock(row)))
      .add(with_key(number(view::blocked(row)), row.blocked.count()))
      .add(Element("td", {{"class", "checks"}}, join(outcome.complaints(), ", ")));
  return result;
}

// Hidden until the script that serves it runs.
Element filter(const Report& report) {
  Element form("form", {{"class", "filter"}, {"role", "search"}, {"hidden", ""}});
  form.add(Element("label", {{"for", "filter-text"}}, "Filter"));
  form.add(
      Element("input", {{"id", "filter-text"}, {"type", "search"}, {"placeholder", "name, lock or check"}}));
  for (const Verdict verdict :
       {Verdict::fail, Verdict::error, Verdict::warn, Verdict::pass, Verdict::skipped}) {
    const std::size_t number = view::count_of(report, verdict);
    if (number == 0) continue;
    const std::string word(to_string(verdict));
    Element box("label", {{"class", "choice"}});
    box.add(Element("input", {{"type", "checkbox"}, {"value", word}, {"checked", ""}}))
        .add(fmt::format(" {} {}", number, word));
    form.add(std::move(box));
  }
  return form.add(Element("output", {{"class", "quiet"}, {"aria-live", "polite"}}));
}

}  // namespace

std::string anchor(std::size_t index) {
  return fmt::format("m{}", index + 1);
}

Element summary(const Report& report) {
  Element section("section", {{"aria-labelledby", "summary"}});
  section.add(Element("h2", {{"id", "summary"}}, "Migrations at a glance"));
  if (report.outcomes.size() >= kFilterFrom) section.add(filter(report));
  Element table("table", {{"class", "summary"}});
  table.add(sortable_head());
  Element body("tbody");
  for (std::size_t i = 0; i < report.outcomes.size(); ++i) body.add(row_of(report.outcomes[i], i));
  table.add(std::move(body));
  return section.add(scrolling(std::move(table), "Table of all migrations"));
}

}  // namespace rehearse::report::page
