#include <fmt/format.h>

#include <vector>

#include "base/format.h"
#include "base/strings.h"
#include "report/page/parts.h"

namespace rehearse::report::page {

namespace {

std::string size_or(const std::optional<Bytes>& size, std::string_view otherwise) {
  return size ? human(*size) : std::string(otherwise);
}

std::string change(const TableCounters& table) {
  if (!table.size_before || !table.size_after) return "";
  const std::int64_t by = table.size_after->value - table.size_before->value;
  if (by == 0) return "none";
  return fmt::format("{}{}", by > 0 ? "+" : "−", human(Bytes{by > 0 ? by : -by}));
}

Element row_of(const StepResult& step, const TableCounters& table) {
  Element row("tr");
  row.add(Element("td", {}, title(step.phase)))
      .add(Element("td", {}, table.table))
      .add(number(size_or(table.size_before, "–")))
      .add(number(size_or(table.size_after, "–")))
      .add(number(change(table)))
      .add(number(table.dead ? human(*table.dead) : ""));
  return row;
}

// "up wrote 210 MB of WAL and needed 356 MB more on disk for a while"
std::string needs_of(const StepResult& step) {
  const StepCounters& counters = step.trace.counters;
  std::vector<std::string> parts;
  if (counters.wal && counters.wal->value > 0)
    parts.push_back(fmt::format("wrote {} of WAL", human(*counters.wal)));
  if (counters.disk && counters.disk->extra.value > 0)
    parts.push_back(fmt::format("needed {} more on disk at its peak", human(counters.disk->extra)));
  return parts.empty() ? "" : fmt::format("{} {}", title(step.phase), join(parts, " and "));
}

}  // namespace

Element sizes(const Outcome& outcome) {
  Element body("tbody");
  Element list("ul");
  for (const StepResult& step : outcome.steps) {
    for (const TableCounters& table : step.trace.counters.tables) body.add(row_of(step, table));
    if (const std::string needs = needs_of(step); !needs.empty()) list.add(Element("li", {}, needs));
  }
  if (body.is_empty() && list.is_empty()) return Element("");
  Element section("div");
  section.add(Element("h4", {}, "Sizes"));
  if (!list.is_empty()) section.add(std::move(list));
  if (body.is_empty()) return section;
  Element table("table");
  table
      .add(table_head(
          {{"Step"}, {"Table"}, {"Before", true}, {"After", true}, {"Change", true}, {"Dead rows", true}}))
      .add(std::move(body));
  return std::move(
      section.add(scrolling(std::move(table), "Sizes of tables in " + label(outcome.migration))));
}

}  // namespace rehearse::report::page
