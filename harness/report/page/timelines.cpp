#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/format.h"
#include "check/support/limits.h"
#include "report/locks/failing.h"
#include "report/locks/lanes.h"
#include "report/locks/windows.h"
#include "report/page/drawing.h"
#include "report/page/parts.h"
#include "report/page/ruler.h"
#include "report/page/scale.h"
#include "report/text.h"

namespace rehearse::report::page {

namespace {

using locks::Bar;
using locks::Lane;

constexpr std::size_t kMostLanes = 10;
constexpr std::size_t kMostBars = 40;    // of a lane
constexpr std::size_t kWidestName = 28;  // characters, so that a telephone shows the rest
constexpr int kAxisHeight = 26;
constexpr int kLaneHeight = 38;
constexpr int kNameHeight = 15;
constexpr int kBarHeight = 14;
constexpr int kRulerHeight = 30;

/// What one panel shows.
struct Panel {
  const StepResult& step;
  const Outcome& outcome;
  const Report& report;
  std::vector<Lane> lanes;  ///< as many as are drawn
  std::set<std::size_t> guilty;
  Scale scale;
};

// "AccessExclusiveLock on public.orders, line 3: blocks reads and writes, held 8.4 s"
std::string in_words(const Bar& bar, const StepResult& step) {
  const LockHeld& lock = *bar.lock;
  const StatementTiming* statement = locks::statement_of(step, lock.statement);
  const std::string waited =
      lock.waited > Millis{} ? fmt::format(" after waiting {}", human(lock.waited)) : "";
  const std::string by = statement == nullptr ? "" : fmt::format(", {}", place_of(*statement));
  return fmt::format("{} on {}{}: blocks {}, held {} from {}{} ({})", to_string(lock.mode), lock.relation, by,
                     locks::in_words(bar.blocks), human(lock.held), human(lock.acquired), waited,
                     to_string(lock.evidence));
}

Element bar_of(const Bar& bar, const Panel& panel, int y) {
  Element group = described(in_words(bar, panel.step));
  const std::string kind = fmt::format("held {}", to_string(bar.blocks));
  const double asked = panel.scale.share(bar.asked());
  const double granted = panel.scale.share(bar.granted());
  if (granted - asked >= kNarrowest) {
    group.add(rect(asked, granted, y, kBarHeight, fmt::format("waiting {}", to_string(bar.blocks))));
    group.add(rect(asked, granted, y, kBarHeight, "hatch"));
  }
  return group.add(rect(granted, panel.scale.share(bar.released()), y, kBarHeight, kind));
}

std::string lane_title(const Lane& lane) {
  std::string name = shorten_middle(one_line(lane.relation), kWidestName);
  if (lane.blocks == Blocks::nothing) return name;
  return fmt::format("{} · {} blocked {}", name, locks::in_words(lane.blocks), human(lane.longest));
}

// Where the window that was judged uses its budget up.
void add_budget(Element& svg, const Lane& lane, const Panel& panel, int y) {
  const auto& tables = panel.step.trace.tables;
  const auto window = std::find_if(tables.begin(), tables.end(),
                                   [&](const TableWindow& each) { return each.table == lane.relation; });
  if (window == tables.end() || lane.blocks < Blocks::writes) return;
  const bool reads = lane.blocks == Blocks::reads;
  const BlockedTime& time = reads ? window->exclusive : window->write_block;
  const auto limit = check::limit_of(reads ? check::kReadsBlocked : check::kWritesBlocked, panel.outcome,
                                     panel.step.phase, panel.report.budgets, lane.relation);
  if (!limit || time.longest <= limit->value) return;
  const double share = panel.scale.share(time.from + limit->value);
  const std::string words = fmt::format("Budget of {} used up", human(limit->value));
  Element group = described(words);
  group.add(vertical(share, y - 3, y + kBarHeight + 3, "limit-edge"));
  svg.add(std::move(group.add(vertical(share, y - 3, y + kBarHeight + 3, "limit"))));
}

// What is drawn later hides what was there: a strong lock must not vanish behind a weak one.
std::vector<Bar> weakest_first(const Lane& lane) {
  const std::size_t number = std::min(lane.bars.size(), kMostBars);
  std::vector<Bar> result(lane.bars.begin(), lane.bars.begin() + static_cast<std::ptrdiff_t>(number));
  std::stable_sort(result.begin(), result.end(),
                   [](const Bar& a, const Bar& b) { return a.blocks < b.blocks; });
  return result;
}

void add_lane(Element& svg, const Lane& lane, const Panel& panel, int top) {
  svg.add(label_at(0, top + kNameHeight - 4, "lane", lane_title(lane)));
  const int y = top + kNameHeight;
  svg.add(rect(0, 1, y, kBarHeight, "track"));
  for (const Bar& bar : weakest_first(lane)) svg.add(bar_of(bar, panel, y));
  add_budget(svg, lane, panel, y);
}

void add_axis(Element& svg, const Panel& panel, int height) {
  for (const ScaleTick& tick : panel.scale.ticks()) {
    svg.add(vertical(tick.share, kAxisHeight - 10, height, "grid"));
    svg.add(label_at(tick.share, kAxisHeight - 13, "tick", tick.label));
  }
}

Element drawing(const Panel& panel) {
  const int lanes = static_cast<int>(panel.lanes.size());
  const int height = kAxisHeight + lanes * kLaneHeight + kRulerHeight;
  Element svg("svg", {{"class", "timeline"},
                      {"width", "100%"},
                      {"height", px(height)},
                      {"role", "group"},
                      {"aria-label", fmt::format("Locks during {}", title(panel.step.phase))}});
  add_axis(svg, panel, height - kRulerHeight + 9);
  for (int i = 0; i < lanes; ++i)
    add_lane(svg, panel.lanes[static_cast<std::size_t>(i)], panel, kAxisHeight + i * kLaneHeight);
  svg.add(ruler(panel.step, panel.guilty, panel.scale, kAxisHeight + lanes * kLaneHeight));
  return svg;
}

std::string caption_of(const StepResult& step) {
  const std::string how = step.error ? (step.error->timed_out ? ", timed out" : ", failed") : "";
  return fmt::format("{}, {}{}", title(step.phase), human(step.duration), how);
}

Element sentences(const Panel& panel, const std::vector<Lane>& all) {
  const locks::Blocked blocked = locks::blocked_by_statement(all);
  Element list("ul", {{"class", "sentences"}});
  for (const Lane& lane : panel.lanes)
    for (const locks::Window& window : locks::windows(lane, panel.step)) {
      if (window.blocks < Blocks::writes) continue;
      list.add(Element("li", {}, locks::sentence(window, lane, blocked, panel.step, panel.outcome)));
    }
  if (all.size() > panel.lanes.size())
    list.add(
        Element("li", {}, fmt::format("… and {}", count(all.size() - panel.lanes.size(), "more table"))));
  return list;
}

Element figure_of(const StepResult& step, const std::set<std::size_t>& guilty, const Outcome& outcome,
                  const Report& report) {
  const std::vector<Lane> all = locks::lanes(step);
  std::vector<Lane> shown(all.begin(),
                          all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kMostLanes)));
  const Instant end = locks::end_of(step, shown);
  const Panel panel{step, outcome, report, std::move(shown), guilty, Scale(end)};
  Element figure("figure");
  figure.add(Element("figcaption", {}, caption_of(step)));
  if (step.trace.statements.empty() && all.empty()) return figure.add(Element("p", {}, "no statements"));
  figure.add(drawing(panel));
  Element words = sentences(panel, all);
  if (!words.is_empty()) figure.add(std::move(words));
  return figure;
}

Element legend() {
  Element list("ul", {{"class", "legend"}});
  const std::array<std::pair<std::string_view, std::string_view>, 6> entries{
      {{"held reads", "blocks reads and writes"},
       {"held writes", "blocks writes"},
       {"held ddl", "blocks other DDL and VACUUM"},
       {"hatched", "waits, and others wait behind it"},
       {"limit", "budget used up"},
       {"statement guilty", "line that a finding points at"}}};
  for (const auto& [kind, meaning] : entries) {
    Element item("li");
    item.add(Element("span", {{"class", fmt::format("swatch {}", kind)}, {"aria-hidden", "true"}}))
        .add(" ")
        .add(meaning);
    list.add(std::move(item));
  }
  return list;
}

std::set<std::size_t> guilty_in(const std::vector<locks::FailingStep>& failing, const StepResult& step) {
  for (const locks::FailingStep& each : failing)
    if (each.step == &step) return each.guilty;
  return {};
}

}  // namespace

Element timelines(const Outcome& outcome, const Report& report) {
  if (outcome.steps.empty()) return Element("");
  const auto failing = locks::failing_steps(outcome, report.checks.fail_on);
  Element section("div", {{"class", "timelines"}});
  section.add(Element("h4", {}, "Locks in time"));
  Element panels("div", {{"class", "panels"}});
  for (const StepResult& step : outcome.steps)
    panels.add(figure_of(step, guilty_in(failing, step), outcome, report));
  section.add(std::move(panels));
  return section.add(legend());
}

}  // namespace rehearse::report::page
