// Budgets that come with a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/scenario.h"

namespace rehearse::config {

/// The budgets of `[budget] preset`, or nothing when there is no such preset.
std::optional<Budgets> preset(std::string_view name);
std::vector<std::string> preset_names();

}  // namespace rehearse::config
