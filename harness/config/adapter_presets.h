// Migration tools that need no more than their name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/scenario.h"

namespace rehearse::config {

/// The commands of `[migrations] adapter`, as the tool's own manual gives them, or nullptr.
const AdapterSpec* adapter_preset(std::string_view tool);
std::vector<std::string> adapter_preset_names();

}  // namespace rehearse::config
