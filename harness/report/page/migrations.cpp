#include <fmt/format.h>

#include "report/page/parts.h"
#include "report/view/summary.h"

namespace rehearse::report::page {

namespace {

Element heading(const Outcome& outcome) {
  const view::SummaryRow row = view::summary_row(outcome);
  Element summary("summary");
  Element title("h3", {}, label(outcome.migration));
  summary.add(badge(outcome.verdict)).add(" ").add(std::move(title));
  if (!outcome.steps.empty())
    summary.add(Element("span", {{"class", "times"}},
                        fmt::format("up {} · down {} · up again {} · blocked {}", row.up, row.down,
                                    row.reapply, view::blocked(row))));
  return summary;
}

void add_if_any(Element& parent, Element child) {
  if (!child.is_empty()) parent.add(std::move(child));
}

Element section_of(const Outcome& outcome, std::size_t index, const Report& report) {
  Element section("details", {{"class", "migration"}, {"id", anchor(index)}});
  if (view::needs_attention(outcome)) section.set("open", "");
  section.add(heading(outcome));
  if (!outcome.migration.path.empty())
    section.add(Element("p", {{"class", "place"}}, outcome.migration.path));
  if (!outcome.reason.empty()) section.add(Element("p", {{"class", "message"}}, outcome.reason));
  for (const Severity severity : {Severity::error, Severity::warning, Severity::accepted})
    for (const Finding& each : outcome.findings)
      if (each.severity == severity) section.add(finding(each, "h4"));
  add_if_any(section, timelines(outcome, report));
  add_if_any(section, differences(outcome));
  add_if_any(section, statements(outcome));
  add_if_any(section, sizes(outcome));
  add_if_any(section, repeats(outcome));
  return section;
}

}  // namespace

Element common_findings(const Report& report) {
  Element section("section", {{"aria-labelledby", "common"}});
  if (report.findings.empty()) return Element("");
  section.add(Element("h2", {{"id", "common"}}, "Beyond single migrations"));
  for (const Finding& each : report.findings) section.add(finding(each, "h3"));
  return section;
}

Element migrations(const Report& report) {
  Element section("section", {{"aria-labelledby", "migrations"}});
  section.add(Element("h2", {{"id", "migrations"}}, "One by one"));
  for (std::size_t i = 0; i < report.outcomes.size(); ++i)
    section.add(section_of(report.outcomes[i], i, report));
  return section;
}

}  // namespace rehearse::report::page
