#include "config/adapter_presets.h"

#include <algorithm>
#include <array>

namespace rehearse::config {

namespace {

const std::array<AdapterSpec, 2>& presets() {
  static const std::array<AdapterSpec, 2> kPresets{{
      // `history` needs no database. "0001 -> 0002 (head), add column"; the first line is the newest.
      {.tool = "alembic",
       .files = {},
       .list = {"alembic", "history", "-r", "base:heads"},
       .pattern = R"(-> (\w+))",
       .newest_first = true,
       .base = "base",
       .up = {"alembic", "upgrade", "{id}"},
       .down = {"alembic", "downgrade", "{previous}"},
       .ledger = {"alembic_version"},
       .folder = {},
       .environment = {}},
      {.tool = "knex",
       .files = {"migrations/*.js", "migrations/*.cjs", "migrations/*.mjs", "migrations/*.ts"},
       .list = {},
       .pattern = {},
       .newest_first = false,
       .base = {},
       .up = {"npx", "--no-install", "knex", "migrate:up", "{file}"},
       .down = {"npx", "--no-install", "knex", "migrate:down", "{file}"},
       .ledger = {"knex_migrations", "knex_migrations_lock"},
       .folder = {},
       .environment = {}},
  }};
  return kPresets;
}

}  // namespace

const AdapterSpec* adapter_preset(std::string_view tool) {
  const auto found = std::find_if(presets().begin(), presets().end(),
                                  [&](const AdapterSpec& spec) { return spec.tool == tool; });
  return found == presets().end() ? nullptr : &*found;
}

std::vector<std::string> adapter_preset_names() {
  std::vector<std::string> names;
  for (const AdapterSpec& spec : presets()) names.push_back(spec.tool);
  return names;
}

}  // namespace rehearse::config
