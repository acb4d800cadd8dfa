#include "run/repeats.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "stats/spread.h"

namespace rehearse::run {

namespace {

int badness(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return 0;
    case Verdict::warn:
      return 1;
    case Verdict::error:
      return 3;
    default:
      return 2;
  }
}

Millis longest_window(const StepResult& step) {
  Millis longest{};
  for (const TableWindow& window : step.trace.tables)
    longest = std::max({longest, window.exclusive.longest, window.write_block.longest});
  return longest;
}

// What it took, and what it took from others.
Millis cost(const Outcome& outcome) {
  return std::accumulate(
      outcome.steps.begin(), outcome.steps.end(), Millis{},
      [](Millis sum, const StepResult& step) { return sum + step.duration + longest_window(step); });
}

auto rank(const Outcome& outcome) {
  return std::tuple(badness(outcome.verdict), cost(outcome));
}

/// The runs in which the step worked: only these compare.
struct Worked {
  std::size_t run;
  const StepResult* step;
};

std::vector<Worked> worked(const std::vector<Outcome>& runs, Phase phase) {
  std::vector<Worked> result;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (const StepResult* step = runs[i].step(phase); step != nullptr && !step->error)
      result.push_back({i + 1, step});
  return result;
}

template <typename Measure>
Spread spread_of(const std::vector<Worked>& runs, const Measure& measure) {
  std::vector<stats::Measured> values;
  for (const Worked& each : runs) values.push_back({each.run, measure(*each.step)});
  return stats::spread(values);
}

Millis longest(const StepResult& step, const std::string& table, BlockedTime TableWindow::*blocked) {
  for (const TableWindow& window : step.trace.tables)
    if (window.table == table) return (window.*blocked).longest;
  return Millis{};
}

std::vector<RepeatedWindow> windows(const std::vector<Worked>& runs) {
  std::set<std::string> tables;
  for (const Worked& each : runs)
    for (const TableWindow& window : each.step->trace.tables) tables.insert(window.table);
  std::vector<RepeatedWindow> result;
  for (const std::string& table : tables) {
    const auto of = [&](BlockedTime TableWindow::*blocked) {
      return spread_of(runs, [&](const StepResult& step) { return longest(step, table, blocked); });
    };
    result.push_back({table, of(&TableWindow::exclusive), of(&TableWindow::write_block)});
  }
  return result;
}

std::optional<bool> schema_matches(const Outcome& outcome, Phase phase) {
  if (phase == Phase::down) return outcome.schema.down_restores;
  return phase == Phase::reapply ? outcome.schema.reapply_matches : std::nullopt;
}

Repeats repeats(const std::vector<Outcome>& runs, RepeatJudge judge, std::size_t shown, Phase phase) {
  Repeats result{
      .runs = runs.size(), .judge = judge, .shown = shown + 1, .each = {}, .duration = {}, .windows = {}};
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (const StepResult* step = runs[i].step(phase))
      result.each.push_back(
          {i + 1, step->duration, step->error ? step->error->message : "", schema_matches(runs[i], phase)});
  const auto good = worked(runs, phase);
  result.duration = spread_of(good, [](const StepResult& step) { return step.duration; });
  result.windows = windows(good);
  return result;
}

}  // namespace

std::size_t representative(const std::vector<Outcome>& runs, RepeatJudge judge) {
  std::vector<std::size_t> order(runs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(runs[a]) < rank(runs[b]); });
  return judge == RepeatJudge::worst ? order.back() : order[order.size() / 2];
}

Outcome summarised(std::vector<Outcome> runs, RepeatJudge judge) {
  const std::size_t shown = representative(runs, judge);
  std::vector<Repeats> found;
  for (const StepResult& step : runs[shown].steps) found.push_back(repeats(runs, judge, shown, step.phase));
  Outcome result = std::move(runs[shown]);
  for (std::size_t i = 0; i < found.size(); ++i) result.steps[i].repeats = std::move(found[i]);
  return result;
}

}  // namespace rehearse::run
