// Migration tools that need no more than their name: one file of adapter_preset/ each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/scenario.h"

namespace rehearse::config {

/// All of them, sorted by name. Generated from the files of adapter_preset/.
const std::vector<const AdapterSpec*>& catalogue();

/// The commands of `[migrations] adapter`, as the tool's own manual gives them, or nullptr.
const AdapterSpec* adapter_preset(std::string_view tool);
std::vector<std::string> adapter_preset_names();

}  // namespace rehearse::config
