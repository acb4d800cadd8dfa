// JSON for people who read diffs. Only model/json*.cpp include this.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace rehearse::json {

/// Indented by two, but arrays that hold neither objects nor arrays stand on one line. Ends with a line feed.
std::string with_short_arrays(const nlohmann::ordered_json& document);

}  // namespace rehearse::json
