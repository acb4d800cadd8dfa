#include "config/presets.h"
#include "config/sections.h"

namespace rehearse::config {

namespace {

TableBudget read_table_budget(const Value& entry) {
  Table table = entry.table();
  TableBudget budget;
  budget.match = table.require("match").name();
  table.read("reads_blocked", budget.reads_blocked, &Value::duration);
  table.read("writes_blocked", budget.writes_blocked, &Value::duration);
  table.finish();
  if (!budget.reads_blocked && !budget.writes_blocked) entry.fail("needs reads_blocked or writes_blocked");
  return budget;
}

}  // namespace

void read_budget(Table table, Budgets& budgets) {
  if (const auto value = table.find("preset")) budgets = *preset(value->choice(preset_names()));
  table.read("reads_blocked", budgets.reads_blocked, &Value::duration);
  table.read("writes_blocked", budgets.writes_blocked, &Value::duration);
  table.read("duration", budgets.duration, &Value::duration);
  if (const auto tables = table.find("table")) {
    if (!tables->is_array()) tables->expected("an array of tables: [[budget.table]]");
    for (const Value& entry : tables->elements()) budgets.tables.push_back(read_table_budget(entry));
  }
  table.finish();
}

}  // namespace rehearse::config
