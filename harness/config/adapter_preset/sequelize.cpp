#include "config/adapter_presets.h"

namespace rehearse::config {

extern const AdapterSpec sequelize{
    .tool = "sequelize",
    .files = {"migrations/*.js", "migrations/*.cjs"},
    .up = {"npx", "--no-install", "sequelize-cli", "db:migrate", "--to", "{file}"},
    .down = {"npx", "--no-install", "sequelize-cli", "db:migrate:undo", "--name", "{file}"},
    .ledger = {"SequelizeMeta"},
};

}  // namespace rehearse::config
