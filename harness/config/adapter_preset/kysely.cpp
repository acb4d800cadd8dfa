#include "config/adapter_presets.h"

namespace rehearse::config {

extern const AdapterSpec kysely{
    .tool = "kysely",
    .files = {"migrations/*.ts", "migrations/*.js", "migrations/*.mjs", "migrations/*.cjs"},
    .up = {"npx", "--no-install", "kysely", "migrate:up"},
    .down = {"npx", "--no-install", "kysely", "migrate:down"},
    .ledger = {"kysely_migration", "kysely_migration_lock"},
};

}  // namespace rehearse::config
