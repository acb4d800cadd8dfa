// The text of a rehearse.toml to a Scenario; touches no file.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/scenario.h"

namespace rehearse::config {

/// Sets in `scenario` what the text says. `file` is the name that messages give.
void read_scenario(std::string_view text, const std::string& file, Scenario& scenario);

}  // namespace rehearse::config
