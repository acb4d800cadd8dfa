#include "model/json_repeats.h"

#include <nlohmann/json.hpp>

#include "model/names.h"

namespace rehearse::json {

namespace {

using Json = nlohmann::ordered_json;

Json write_spread(const Spread& spread) {
  Json outliers = Json::array();
  for (const Outlier& outlier : spread.outliers)
    outliers.push_back({{"run", outlier.run}, {"value_ms", outlier.value.count()}});
  return {{"median_ms", spread.median.count()},
          {"lowest_ms", spread.lowest.count()},
          {"highest_ms", spread.highest.count()},
          {"outliers", std::move(outliers)}};
}

Json write_run(const RepeatedRun& run) {
  return {{"run", run.run},
          {"duration_ms", run.duration.count()},
          {"error", run.error.empty() ? Json(nullptr) : Json(run.error)},
          {"schema_matches", run.schema_matches ? Json(*run.schema_matches) : Json(nullptr)}};
}

Spread read_spread(const Node& node) {
  return {.median = node.at("median_ms").millis(),
          .lowest = node.at("lowest_ms").millis(),
          .highest = node.at("highest_ms").millis(),
          .outliers = list(node.at("outliers"), [](const Node& outlier) {
            return Outlier{outlier.at("run").natural(), outlier.at("value_ms").millis()};
          })};
}

RepeatedRun read_run(const Node& node) {
  RepeatedRun run{.run = node.at("run").natural(),
                  .duration = node.at("duration_ms").millis(),
                  .error = text_or_empty(node, "error"),
                  .schema_matches = {}};
  if (const auto matches = node.find("schema_matches")) run.schema_matches = matches->boolean();
  return run;
}

}  // namespace

Json write_repeats(const Repeats& repeats) {
  Json each = Json::array();
  for (const RepeatedRun& run : repeats.each) each.push_back(write_run(run));
  Json windows = Json::array();
  for (const RepeatedWindow& window : repeats.windows)
    windows.push_back({{"table", window.table},
                       {"exclusive", write_spread(window.exclusive)},
                       {"write_block", write_spread(window.write_block)}});
  return {{"runs", repeats.runs},
          {"judge", name_of(kRepeatJudgeNames, repeats.judge)},
          {"shown", repeats.shown},
          {"each", std::move(each)},
          {"duration", write_spread(repeats.duration)},
          {"windows", std::move(windows)}};
}

Repeats read_repeats(const Node& node) {
  return {.runs = node.at("runs").natural(),
          .judge = node.at("judge").one_of(kRepeatJudgeNames),
          .shown = node.at("shown").natural(),
          .each = list(node.at("each"), read_run),
          .duration = read_spread(node.at("duration")),
          .windows = list(node.at("windows"), [](const Node& window) {
            return RepeatedWindow{window.at("table").text(), read_spread(window.at("exclusive")),
                                  read_spread(window.at("write_block"))};
          })};
}

}  // namespace rehearse::json
