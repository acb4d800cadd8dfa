#include "config/adapter_presets.h"

namespace rehearse::config {

extern const AdapterSpec node_pg_migrate{
    .tool = "node-pg-migrate",
    .files = {"migrations/*.js", "migrations/*.cjs", "migrations/*.mjs", "migrations/*.ts",
              "migrations/*.sql"},
    .up = {"npx", "--no-install", "node-pg-migrate", "up", "1"},
    .down = {"npx", "--no-install", "node-pg-migrate", "down", "1"},
    .ledger = {"pgmigrations"},
};

}  // namespace rehearse::config
