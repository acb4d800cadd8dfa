#include "config/presets.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace rehearse::config {

namespace {

using namespace std::chrono_literals;

struct Preset {
  std::string_view name;
  Millis reads_blocked;
  Millis writes_blocked;
  std::optional<Millis> statement;
  Millis transaction;
  Millis duration;
};

// docs/configuration.md has this table with the reasons for the numbers.
const std::array<Preset, 5> kPresets{{
    {"default", 500ms, 2s, {}, 1min, 10min},
    {"strict", 500ms, 500ms, {}, 10s, 1min},
    {"relaxed", 10s, 30s, {}, 10min, 1h},
    // Braintree's guide to safe schema changes: exclusive locks are held for about two seconds at most.
    {"braintree", 2s, 2s, {}, 1min, 10min},
    // The defaults of GoCardless' activerecord-safer_migrations: lock_timeout 750 ms, statement_timeout 1500
    // ms.
    {"gocardless", 750ms, 750ms, 1500ms, 1min, 10min},
}};

}  // namespace

std::optional<Budgets> preset(std::string_view name) {
  const auto found =
      std::find_if(kPresets.begin(), kPresets.end(), [&](const Preset& p) { return p.name == name; });
  if (found == kPresets.end()) return std::nullopt;
  Budgets budgets;
  budgets.preset = name;
  budgets.reads_blocked = found->reads_blocked;
  budgets.writes_blocked = found->writes_blocked;
  budgets.statement = found->statement;
  budgets.transaction = found->transaction;
  budgets.duration = found->duration;
  return budgets;
}

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const Preset& preset : kPresets) names.emplace_back(preset.name);
  return names;
}

}  // namespace rehearse::config
