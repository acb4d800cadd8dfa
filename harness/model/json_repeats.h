// The JSON form of Repeats. Only model/json*.cpp include this.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/json_node.h"
#include "rehearse/repeats.h"

namespace rehearse::json {

nlohmann::ordered_json write_repeats(const Repeats& repeats);
Repeats read_repeats(const Node& node);

}  // namespace rehearse::json
