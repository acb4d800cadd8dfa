// The two halves of a Report's JSON form that are too long for one file. Only model/json*.cpp include this.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/json_node.h"
#include "rehearse/report.h"

namespace rehearse::json {

nlohmann::ordered_json write_outcome(const Outcome& outcome);
nlohmann::ordered_json write_finding(const Finding& finding);
nlohmann::ordered_json write_difference(const SchemaDifference& difference);
nlohmann::ordered_json write_step(const StepResult& step);
nlohmann::ordered_json write_counters(const StepCounters& counters);
nlohmann::ordered_json write_build(const IndexBuild& build);
nlohmann::ordered_json write_validation(const Validation& validation);
/// null when it is empty: an empty text of the model means "not known".
nlohmann::ordered_json text_or_null(const std::string& text);

SchemaDifference read_difference(const Node& node);
Outcome read_outcome(const Node& node);
Finding read_finding(const Node& node);
StepResult read_step(const Node& node);
StepCounters read_counters(const Node& node);
IndexBuild read_build(const Node& node);
Validation read_validation(const Node& node);

}  // namespace rehearse::json
