// What was seeded, as JSON: a part of run.json, and what is kept beside a seeded state. Only model/json*.cpp
// and cli include this.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/json_node.h"
#include "rehearse/report.h"

namespace rehearse::json {

nlohmann::ordered_json write_seed(const SeedFacts& seed);
SeedFacts read_seed(const Node& node);

}  // namespace rehearse::json
