#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "report/page/drawing.h"
#include "report/page/parts.h"
#include "report/page/scale.h"

namespace rehearse::report::page {

namespace {

constexpr int kRow = 26;
constexpr int kAxis = 22;

Millis slowest(const Outcome& outcome) {
  Millis result{};
  for (const StepResult& step : outcome.steps)
    if (step.repeats) result = std::max(result, step.repeats->duration.highest);
  return result;
}

Element dot(const RepeatedRun& run, const Repeats& repeats, const Scale& scale, int y) {
  const std::string words = fmt::format("run {} of {}: {}{}", run.run, repeats.runs,
                                        run.error.empty() ? human(run.duration) : "failed: " + run.error,
                                        run.run == repeats.shown ? ", shown and judged" : "");
  Element group = described(words);
  const std::string_view kind = run.run == repeats.shown ? "dot shown" : "dot";
  return std::move(group.add(Element("circle", {{"cx", percent(scale.share(run.duration) * 0.96 + 0.02)},
                                                {"cy", std::to_string(y)},
                                                {"r", "5"},
                                                {"class", std::string(kind)}})));
}

Element plot(const Outcome& outcome, const Scale& scale) {
  Element svg("svg", {{"class", "strip"},
                      {"width", "100%"},
                      {"height", std::to_string(kAxis + kRow * static_cast<int>(outcome.steps.size()))},
                      {"role", "group"},
                      {"aria-label", "Durations of the runs"}});
  for (const ScaleTick& tick : scale.ticks())
    svg.add(Element("text", {{"x", percent(tick.share * 0.96 + 0.02)}, {"y", "13"}, {"class", "tick"}},
                    tick.label));
  int y = kAxis + kRow / 2;
  for (const StepResult& step : outcome.steps) {
    if (!step.repeats) continue;
    svg.add(Element("line", {{"x1", "0"},
                             {"x2", "100%"},
                             {"y1", std::to_string(y)},
                             {"y2", std::to_string(y)},
                             {"class", "grid"}}));
    svg.add(
        Element("text", {{"x", "0"}, {"y", std::to_string(y - 6)}, {"class", "lane"}}, title(step.phase)));
    for (const RepeatedRun& run : step.repeats->each) svg.add(dot(run, *step.repeats, scale, y));
    y += kRow;
  }
  return svg;
}

}  // namespace

Element repeats(const Outcome& outcome) {
  const Millis end = slowest(outcome);
  if (end <= Millis{}) return Element("");
  Element section("div");
  section.add(Element("h4", {}, "Repeats")).add(plot(outcome, Scale(end)));
  Element list("ul");
  for (const StepResult& step : outcome.steps)
    if (step.repeats)
      list.add(Element("li", {},
                       fmt::format("{}: median {}, {} to {} in {} runs", title(step.phase),
                                   human(step.repeats->duration.median), human(step.repeats->duration.lowest),
                                   human(step.repeats->duration.highest), step.repeats->runs)));
  return std::move(section.add(std::move(list)));
}

}  // namespace rehearse::report::page
