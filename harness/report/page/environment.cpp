#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "report/page/parts.h"
#include "report/view/notes.h"

namespace rehearse::report::page {

namespace {

constexpr std::size_t kMostNotes = 500;

// Of the step that was watched least well.
std::string measuring(const Report& report) {
  const Sampling* worst = nullptr;
  std::size_t samples = 0;
  for (const Outcome& outcome : report.outcomes)
    for (const StepResult& step : outcome.steps) {
      const Sampling& each = step.trace.sampling;
      samples += each.samples;
      if (worst == nullptr || each.longest_gap > worst->longest_gap) worst = &each;
    }
  if (worst == nullptr) return "nothing was measured";
  return fmt::format(
      "{} samples of pg_locks, {} apart; the longest gap between two was {}, which is how far the "
      "ends of a lock may be off",
      samples, human(worst->interval), human(worst->longest_gap));
}

Element settings(const ServerFacts& server) {
  Element list("dl", {{"class", "facts"}});
  for (const auto& [name, value] : server.settings) add_fact(list, name, value);
  return list;
}

Element seed_table(const SeedFacts& seed) {
  Element body("tbody");
  for (const SeededTable& table : seed.tables) {
    Element row("tr");
    row.add(Element("td", {}, table.table))
        .add(number(human(table.rows)))
        .add(number(human(table.bytes)))
        .add(number(human(table.duration)))
        .add(Element("td", {}, table.problem));
    body.add(std::move(row));
  }
  Element table("table");
  table.add(table_head({{"Table"}, {"Rows", true}, {"Size", true}, {"Seeded in", true}, {"Problem"}}))
      .add(std::move(body));
  return scrolling(std::move(table), "Seeded tables");
}

Element reproduce(const Report& report) {
  Element section("div", {{"class", "reproduce"}});
  section.add(Element("h3", {}, "Reproduce"));
  Element line("div", {{"class", "command"}});
  line.add(Element("code", {{"id", "command"}}, report.command.empty() ? "rehearse run" : report.command))
      .add(Element("button", {{"type", "button"}, {"data-copy", "command"}, {"hidden", ""}}, "Copy"));
  section.add(std::move(line));
  return std::move(
      section.add(sentence("The record of this run is run.json: `rehearse report run.json --format html` "
                           "makes this page again, `rehearse judge run.json` judges it by other rules.")));
}

}  // namespace

Element notes(const Report& report) {
  const auto all = view::notes_of(report);
  if (all.empty()) return Element("");
  Element section("section", {{"aria-labelledby", "notes"}});
  section.add(Element("h2", {{"id", "notes"}}, "Notes"));
  Element list("ul", {{"class", "notes"}});
  for (std::size_t i = 0; i < all.size() && i < kMostNotes; ++i) {
    Element item("li");
    item.add(Element("b", {}, all[i].kind)).add(" ").add(all[i].text);
    list.add(std::move(item));
  }
  if (all.size() > kMostNotes)
    list.add(Element("li", {}, fmt::format("… and {} more", all.size() - kMostNotes)));
  return std::move(section.add(std::move(list)));
}

Element environment(const Report& report) {
  Element section("section", {{"aria-labelledby", "environment"}});
  section.add(Element("h2", {{"id", "environment"}}, "Environment"));
  section.add(reproduce(report));
  Element facts("dl", {{"class", "facts"}});
  add_fact(facts, "Server",
           fmt::format("PostgreSQL {} ({}), {}", report.server.version, report.server.version_num,
                       report.server.backend));
  add_fact(facts, "Machine", report.server.contended ? "busy with other work" : "not contended");
  add_fact(facts, "Seed",
           fmt::format("value {}, in {}{}", report.seed.value, human(report.seed.duration),
                       report.seed.cached ? ", from a kept state" : ""));
  add_fact(facts, "Before", count(report.baseline, "migration") + " applied first, not measured");
  add_fact(facts, "Measured by", measuring(report));
  section.add(std::move(facts));
  if (!report.seed.tables.empty()) section.add(Element("h3", {}, "Data")).add(seed_table(report.seed));
  if (!report.server.settings.empty())
    section.add(Element("h3", {}, "Settings")).add(settings(report.server));
  return section;
}

}  // namespace rehearse::report::page
