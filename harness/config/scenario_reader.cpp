#include "config/scenario_reader.h"

#include <algorithm>

#include "base/strings.h"
#include "config/sections.h"
#include "rehearse/error.h"

namespace rehearse::config {

namespace {

// toml++ would tell the same without a location.
void require_utf8(std::string_view text, const std::string& file) {
  const std::size_t bad = find_invalid_utf8(text);
  if (bad == std::string_view::npos) return;
  const std::string_view before = text.substr(0, bad);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto column = bad - (before.rfind('\n') + 1) + 1;
  throw Error(ErrorKind::usage, "not valid UTF-8 text", "save the file as UTF-8",
              SourceLocation{file, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)});
}

template <typename Section>
void read_section(Table& root, std::string_view key, Section& section, void (*read)(Table, Section&)) {
  if (const auto value = root.find(key)) read(value->table(), section);
}

}  // namespace

void read_scenario(std::string_view text, const std::string& file, Scenario& scenario) {
  require_utf8(text, file);
  const Document document(text, file);
  Table root = document.root();
  read_section(root, "migrations", scenario.migrations, read_migrations);
  read_section(root, "server", scenario.server, read_server);
  read_section(root, "seed", scenario, read_seed);
  read_section(root, "budget", scenario.budgets, read_budget);
  read_section(root, "schema", scenario.schema, read_schema);
  read_section(root, "checks", scenario.checks, read_checks);
  read_section(root, "limits", scenario.limits, read_limits);
  read_section(root, "measure", scenario.measure, read_measure);
  root.finish();
  if (const auto& adapter = scenario.migrations.adapter) {
    scenario.seed.skip.insert(scenario.seed.skip.end(), adapter->ledger.begin(), adapter->ledger.end());
    scenario.server.tcp = adapter->tcp;
  }
}

}  // namespace rehearse::config
