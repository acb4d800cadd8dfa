#include "config/adapter_presets.h"

namespace rehearse::config {

// In development Rails writes db/schema.rb after each migration, to where SCHEMA says. Spring would keep the
// environment of the first command, and with it the database. Of the ways to write an address, this is the
// one from which Active Record takes the folder of a socket.
extern const AdapterSpec rails{
    .tool = "rails",
    .files = {"db/migrate/*.rb"},
    .pattern = R"(^(\d+)_)",
    .up = {"ruby", "bin/rails", "db:migrate:up", "VERSION={id}"},
    .down = {"ruby", "bin/rails", "db:migrate:down", "VERSION={id}"},
    .ledger = {"schema_migrations", "ar_internal_metadata"},
    .environment = {{"DATABASE_URL", "postgresql:{database}?host={host}&port={port}&user={user}"},
                    {"SCHEMA", "/dev/null"},
                    {"DISABLE_SPRING", "1"}},
};

}  // namespace rehearse::config
