#include "config/adapter_presets.h"

#include <algorithm>

namespace rehearse::config {

const AdapterSpec* adapter_preset(std::string_view tool) {
  const auto found = std::find_if(catalogue().begin(), catalogue().end(),
                                  [&](const AdapterSpec* spec) { return spec->tool == tool; });
  return found == catalogue().end() ? nullptr : *found;
}

std::vector<std::string> adapter_preset_names() {
  std::vector<std::string> names;
  for (const AdapterSpec* spec : catalogue()) names.push_back(spec->tool);
  return names;
}

}  // namespace rehearse::config
