#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/seed_text.h"
#include "model/json_seed.h"

namespace rehearse::cli {

namespace {

using Json = nlohmann::ordered_json;

Json kept_json(const std::optional<run::KeptServer>& kept) {
  if (!kept) return nullptr;
  return {
      {"host", kept->endpoint.host},   {"port", kept->endpoint.port},           {"database", kept->database},
      {"owner", kept->endpoint.owner}, {"superuser", kept->endpoint.superuser}, {"psql", psql_line(*kept)}};
}

using Deviation = profile::Deviation;

Json deviation_json(const Deviation& each) {
  const profile::FidelityBar bar = profile::bar_of(each.metric);
  Json document{{"subject", each.subject}, {"metric", profile::name_of(each.metric)}};
  const bool distance = each.metric == profile::FidelityMetric::frequencies ||
                        each.metric == profile::FidelityMetric::histogram;
  document["asked"] = distance ? Json(nullptr) : Json(each.wanted);
  document["there"] = distance ? Json(nullptr) : Json(each.found);
  document["deviation"] = each.deviation;
  document["bar"] = bar.usual;
  document["met"] = each.deviation <= bar.usual;
  return document;
}

// By metric: what 95 of 100 do not exceed, and the worst.
Json summary_json(const profile::Fidelity& fidelity) {
  std::map<profile::FidelityMetric, std::vector<double>> metrics;
  for (const Deviation& each : fidelity.deviations) metrics[each.metric].push_back(each.deviation);
  Json all = Json::array();
  for (const auto& [metric, values] : metrics) {
    const profile::FidelityBar bar = profile::bar_of(metric);
    all.push_back({{"metric", profile::name_of(metric)},
                   {"subjects", values.size()},
                   {"usual", profile::usual_deviation(fidelity, metric).value_or(0)},
                   {"usual_bar", bar.usual},
                   {"worst", *std::max_element(values.begin(), values.end())},
                   {"worst_bar", bar.worst}});
  }
  return all;
}

Json fidelity_json(const std::optional<run::SeedFidelity>& report) {
  if (!report) return nullptr;
  Json deviations = Json::array();
  for (const Deviation& each : report->fidelity.deviations) deviations.push_back(deviation_json(each));
  Json unmet = Json::array();
  for (const run::Unmet& each : report->unmet)
    unmet.push_back({{"subject", each.deviation.subject},
                     {"metric", profile::name_of(each.deviation.metric)},
                     {"deviation", each.deviation.deviation},
                     {"reason", each.reason}});
  return {{"faithful", profile::is_faithful(report->fidelity)},
          {"summary", summary_json(report->fidelity)},
          {"deviations", std::move(deviations)},
          {"unmet", std::move(unmet)},
          {"notes", report->notes},
          {"not_compared", report->fidelity.not_compared},
          {"not_asked", report->not_asked}};
}

}  // namespace

std::string seed_json(const SeedResult& result) {
  const Json document{{"schema_version", kSchemaVersion},        {"scenario", result.scenario},
                      {"postgres", result.server.version},       {"migrations", result.migrations},
                      {"seed", json::write_seed(result.seeded)}, {"report", fidelity_json(result.fidelity)},
                      {"kept", kept_json(result.kept)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rehearse::cli
