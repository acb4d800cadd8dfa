#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "base/format.h"
#include "base/strings.h"
#include "report/locks/failing.h"
#include "report/locks/lanes.h"
#include "report/locks/windows.h"
#include "report/screen/axis.h"
#include "report/screen/lane_cells.h"
#include "report/screen/parts.h"
#include "report/screen/ruler.h"
#include "report/text.h"

namespace rehearse::report::screen {

namespace {

using locks::Lane;

constexpr std::size_t kMostLanes = 8;  // lanes; the rest is counted, and in run.json
constexpr std::string_view kMargin = "  ";
constexpr std::size_t kWidestName = 32;
constexpr std::size_t kWidestChart = 100;

/// The names on the left, time on the right.
class Chart {
 public:
  Chart(const std::string& title, const std::vector<Lane>& shown, Instant end, const Page& page)
      : style_(page.style), names_(names_width(title, shown, page)), axis_(end, chart_width(page)) {}

  [[nodiscard]] std::string row(const std::string& name, const std::string& cells) const {
    return fmt::format("{}{}  {}\n", kMargin, pad_right(shorten_middle(name, names_), names_), cells);
  }
  [[nodiscard]] std::string head(const std::string& title) const {
    std::string line;
    for (const Tick& tick : axis_.ticks()) line = pad_right(line, tick.column) + "╷" + tick.label;
    return fmt::format("{}{}  {}\n", kMargin, pad_right(style_.bold(title), names_), style_.dim(line));
  }
  [[nodiscard]] const Axis& axis() const { return axis_; }

 private:
  static std::size_t names_width(const std::string& title, const std::vector<Lane>& shown, const Page& page) {
    std::size_t width = display_width(title);
    for (const Lane& lane : shown) width = std::max(width, display_width(one_line(lane.relation)));
    return std::max(std::min({width, page.width / 3, kWidestName}), display_width(title));
  }
  [[nodiscard]] std::size_t chart_width(const Page& page) const {
    return std::min(page.width - kMargin.size() - names_ - 2, kWidestChart);
  }

  Style style_;
  std::size_t names_;
  Axis axis_;
};

// One line: what the characters mean, as far as the chart has them.
std::string legend(const std::vector<std::vector<Cell>>& rows, bool guilty, const Page& page) {
  static constexpr std::array<std::string_view, 4> kMeanings{"nothing", "DDL and VACUUM", "writes",
                                                             "reads and writes"};
  std::set<Blocks, std::greater<>> held;
  bool waiting = false;
  for (const auto& row : rows)
    for (const Cell& cell : row) {
      waiting = waiting || cell.state == Cell::State::waiting;
      if (cell.state != Cell::State::free) held.insert(cell.blocks);
    }
  std::string result = "blocks:";
  for (const Blocks blocks : held)
    result += fmt::format(" {} {} ", held_glyph(blocks), kMeanings.at(static_cast<std::size_t>(blocks)));
  if (waiting) result += fmt::format(" {} while waiting ", waiting_glyph());
  result += guilty ? " ━ guilty" : "";
  return fmt::format("{}{}\n", kMargin, page.style.dim(trim(result)));
}

std::string in_words(const std::vector<Lane>& shown, const std::vector<Lane>& all, const StepResult& step,
                     const Outcome& outcome, const Page& page) {
  const locks::Blocked blocked = locks::blocked_by_statement(all);
  std::string result;
  for (const Lane& lane : shown)
    for (const locks::Window& window : locks::windows(lane, step)) {
      std::string margin(kMargin);
      const std::string text = one_line(locks::sentence(window, lane, blocked, step, outcome));
      for (const std::string& line : wrap(text, page.width - 4)) {
        result += margin + line + "\n";
        margin = "    ";
      }
    }
  return result;
}

std::string rest(const std::vector<Lane>& all, std::size_t shown) {
  if (all.size() <= shown) return {};
  Millis longest{};
  for (std::size_t i = shown; i < all.size(); ++i) longest = std::max(longest, all[i].longest);
  const bool one = all.size() == shown + 1;
  return fmt::format("{}… and {}, {} {}\n", kMargin, count(all.size() - shown, "more table"),
                     one ? "blocked for" : "none blocked for longer than", human(longest));
}

std::string timeline(const StepResult& step, const std::set<std::size_t>& guilty, const Outcome& outcome,
                     const Page& page) {
  const std::vector<Lane> all = locks::lanes(step);
  if (all.empty()) return {};
  const auto number = static_cast<std::ptrdiff_t>(std::min(all.size(), kMostLanes));
  const std::vector<Lane> shown(all.begin(), all.begin() + number);
  const std::string title = fmt::format("locks in {}, {}", rehearse::title(step.phase), human(step.duration));
  const Chart chart(title, shown, locks::end_of(step, shown), page);
  std::string result = chart.head(title);
  std::vector<std::vector<Cell>> rows;
  for (const Lane& lane : shown) {
    rows.push_back(cells(lane, chart.axis()));
    result += chart.row(one_line(lane.relation), drawn(rows.back(), page.style));
  }
  const bool script = !step.trace.statements.empty();
  const bool of_file = script && step.trace.statements.front().location.line > 0;
  if (script)
    result += chart.row(of_file ? "line" : "statement", ruler(step, guilty, chart.axis(), page.style));
  return result + legend(rows, script && !guilty.empty(), page) + in_words(shown, all, step, outcome, page) +
         rest(all, shown.size()) + "\n";
}

}  // namespace

std::string timelines(const Outcome& outcome, FailOn fail_on, const Page& page) {
  const auto failing = locks::failing_steps(outcome, fail_on);
  std::string result;
  for (const StepResult& step : outcome.steps) {
    const auto found = std::find_if(failing.begin(), failing.end(),
                                    [&](const locks::FailingStep& each) { return each.step == &step; });
    if (found != failing.end())
      result += timeline(step, found->guilty, outcome, page);
    else if (page.every_step)
      result += timeline(step, {}, outcome, page);
  }
  return result;
}

}  // namespace rehearse::report::screen
