// Objects of which every key must be known. Only model/json*.cpp include this.
#pragma once

#include <string_view>
#include <vector>

#include "model/json_node.h"

namespace rehearse::json {

/// Throws Error(usage) at the first member of `object` that is not one of `keys`, with the one that was
/// probably meant.
void require_known_keys(const Node& object, const std::vector<std::string_view>& keys);

}  // namespace rehearse::json
