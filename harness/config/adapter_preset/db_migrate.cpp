#include "config/adapter_presets.h"

namespace rehearse::config {

extern const AdapterSpec db_migrate{
    .tool = "db-migrate",
    .files = {"migrations/*.js", "migrations/*.cjs"},
    .up = {"npx", "--no-install", "db-migrate", "up", "--count", "1"},
    .down = {"npx", "--no-install", "db-migrate", "down", "--count", "1"},
    .ledger = {"migrations"},
};

}  // namespace rehearse::config
