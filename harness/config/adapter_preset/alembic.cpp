#include "config/adapter_presets.h"

namespace rehearse::config {

// `history` needs no database. "0001 -> 0002 (head), add column"; the first line is the newest.
extern const AdapterSpec alembic{
    .tool = "alembic",
    .list = {"alembic", "history", "-r", "base:heads"},
    .pattern = R"(-> (\w+))",
    .newest_first = true,
    .base = "base",
    .up = {"alembic", "upgrade", "{id}"},
    .down = {"alembic", "downgrade", "{previous}"},
    .ledger = {"alembic_version"},
};

}  // namespace rehearse::config
