#include "model/json_strict.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace rehearse::json {

void require_known_keys(const Node& object, const std::vector<std::string_view>& keys) {
  for (const auto& [name, value] : object.members()) {
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
    value.wrong(fmt::format("no key of this name{}", did_you_mean(name, {keys.begin(), keys.end()})));
  }
}

}  // namespace rehearse::json
