// One function per table of rehearse.toml, each in a file of its own: sets what the table says, leaves the
// defaults otherwise, refuses what it does not know.
#pragma once

#include "config/toml_reader.h"
#include "rehearse/scenario.h"

namespace rehearse::config {

void read_migrations(Table table, MigrationSetSpec& migrations);
/// [migrations] adapter: the name of a preset, or a table.
AdapterSpec read_adapter(const Value& value);
void read_server(Table table, ServerSpec& server);
/// [seed], which also says what happens with what was seeded.
void read_seed(Table table, Scenario& scenario);
/// [seed.tables.<name>]
TableSeedSpec read_table_seed(Table table);
void read_budget(Table table, Budgets& budgets);
void read_schema(Table table, SchemaRules& schema);
void read_checks(Table table, CheckRules& checks);
void read_limits(Table table, Limits& limits);
void read_measure(Table table, Measure& measure);

}  // namespace rehearse::config
