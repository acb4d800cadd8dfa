#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/format.h"
#include "report/screen/parts.h"
#include "report/text.h"

namespace rehearse::report::screen {

namespace {

constexpr std::size_t kMostTables = 3;  // with the longest windows; the rest is in run.json

struct SpreadLine {
  std::string subject;
  const Spread* spread;
};

// "8.1 to 9.0 s", "940 ms to 1.2 s"
std::string range(const Spread& spread) {
  std::string from = human(spread.lowest);
  const std::string to = human(spread.highest);
  const auto unit = to.rfind(' ');
  const bool same_unit = unit == to.find(' ') && unit != std::string::npos && from.ends_with(to.substr(unit));
  if (same_unit) from.resize(from.rfind(' '));
  return fmt::format("{} to {}", from, to);
}

// "8.4 s, median of 5: 8.1 to 9.0 s"
std::string in_words(const Spread& spread, std::size_t runs) {
  return fmt::format("{}, median of {}: {}", human(spread.median), runs, range(spread));
}

// Which of the runs everything else on the page is of.
std::string heading(const Repeats& repeats) {
  return fmt::format("{} runs from the same state; run {}, {}, is shown and judged", repeats.runs,
                     repeats.shown,
                     repeats.judge == RepeatJudge::worst ? "the worst" : "the one in the middle");
}

std::string times(Millis value, Millis median) {
  if (median <= Millis{}) return fmt::format("took {}, the others none", human(value));
  return fmt::format("took {:.1f}x the median, {}", value / median, human(value));
}

std::vector<SpreadLine> windows(const Repeats& repeats) {
  std::vector<SpreadLine> lines;
  for (const RepeatedWindow& window : repeats.windows) {
    const bool reads = window.exclusive.highest > Millis{};
    if (reads)
      lines.push_back({fmt::format("{}: reads and writes blocked", window.table), &window.exclusive});
    // Whoever blocks reads blocks writes too: said again only where it lasts longer.
    if (!reads || window.write_block.median > window.exclusive.median * 1.01)
      lines.push_back({fmt::format("{}: writes blocked", window.table), &window.write_block});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const SpreadLine& a, const SpreadLine& b) {
    return a.spread->median > b.spread->median;
  });
  return lines;
}

std::string outliers(const SpreadLine& line, std::size_t runs) {
  std::string result;
  for (const Outlier& outlier : line.spread->outliers)
    result += fmt::format("; run {} of {} {}", outlier.run, runs, times(outlier.value, line.spread->median));
  return result;
}

std::string paragraph(std::string_view margin, const std::string& text, const Page& page) {
  std::string result;
  for (const std::string& line : wrap(one_line(text), page.width - 6)) {
    result += fmt::format("{}{}\n", result.empty() ? margin : "      ", line);
  }
  return result;
}

std::string of_step(const StepResult& step, const Page& page) {
  const Repeats& repeats = *step.repeats;
  std::vector<SpreadLine> lines = windows(repeats);
  const std::size_t more = lines.size() > kMostTables ? lines.size() - kMostTables : 0;
  lines.resize(lines.size() - more);
  lines.insert(lines.begin(), {std::string(title(step.phase)), &repeats.duration});
  const auto worked = static_cast<std::size_t>(std::count_if(
      repeats.each.begin(), repeats.each.end(), [](const RepeatedRun& run) { return run.error.empty(); }));
  if (worked == 0) return fmt::format("  {}: worked in none of {} runs\n", title(step.phase), repeats.runs);
  std::string result;
  for (const SpreadLine& line : lines)
    result += paragraph(result.empty() ? "  " : "    ",
                        fmt::format("{}{} {}{}", line.subject, result.empty() ? ":" : "",
                                    in_words(*line.spread, worked), outliers(line, repeats.runs)),
                        page);
  if (more > 0) result += fmt::format("    … and {}, in run.json\n", count(more, "shorter window"));
  return result;
}

}  // namespace

std::string repeats(const Outcome& outcome, const Page& page) {
  std::string result;
  for (const StepResult& step : outcome.steps) {
    if (!step.repeats) continue;
    if (result.empty()) result = fmt::format("  {}\n", page.style.bold(heading(*step.repeats)));
    result += of_step(step, page);
  }
  return result.empty() ? result : result + "\n";
}

}  // namespace rehearse::report::screen
