#include "config/adapter_presets.h"

namespace rehearse::config {

extern const AdapterSpec knex{
    .tool = "knex",
    .files = {"migrations/*.js", "migrations/*.cjs", "migrations/*.mjs", "migrations/*.ts"},
    .up = {"npx", "--no-install", "knex", "migrate:up", "{file}"},
    .down = {"npx", "--no-install", "knex", "migrate:down", "{file}"},
    .ledger = {"knex_migrations", "knex_migrations_lock"},
};

}  // namespace rehearse::config
