#include "config/sections.h"

namespace rehearse::config {

void read_migrations(Table table, MigrationSetSpec& migrations) {
  table.read("path", migrations.path, &Value::name);
  table.read("format", migrations.format, &Value::name);
  table.read("under_test", migrations.under_test, &Value::name);
  table.read("changed_since", migrations.changed_since, &Value::name);
  if (const auto group = table.find("group_by"))
    if (!group->is_text() || group->text() != "migration")
      group->unsupported("leave it out: every migration is a round trip of its own");
  if (const auto adapter = table.find("adapter")) migrations.adapter = read_adapter(*adapter);
  table.finish();
}

}  // namespace rehearse::config
