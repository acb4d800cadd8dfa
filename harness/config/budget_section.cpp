#include "config/presets.h"
#include "config/sections.h"
#include "model/names.h"

namespace rehearse::config {

namespace {

TableBudget read_table_budget(const Value& entry) {
  Table table = entry.table();
  TableBudget budget;
  budget.match = table.require("match").name();
  if (const auto direction = table.find("direction")) budget.direction = direction->one_of(kDirectionNames);
  table.read("reads_blocked", budget.reads_blocked, &Value::duration);
  table.read("writes_blocked", budget.writes_blocked, &Value::duration);
  table.finish();
  if (!budget.reads_blocked && !budget.writes_blocked) entry.fail("needs reads_blocked or writes_blocked");
  return budget;
}

DirectionBudget read_direction(Table table) {
  DirectionBudget budget;
  table.read("reads_blocked", budget.reads_blocked, &Value::duration);
  table.read("writes_blocked", budget.writes_blocked, &Value::duration);
  table.read("statement", budget.statement, &Value::duration);
  table.read("transaction", budget.transaction, &Value::duration);
  table.read("duration", budget.duration, &Value::duration);
  table.finish();
  return budget;
}

template <typename Limit>
void read_limit(Table& table, std::string_view key, Limit& limit, Budgets& budgets) {
  const auto value = table.find(key);
  if (!value) return;
  limit = value->duration();
  budgets.stated.emplace_back(key);
}

}  // namespace

void read_budget(Table table, Budgets& budgets) {
  if (const auto value = table.find("preset")) budgets = *preset(value->choice(preset_names()));
  read_limit(table, "reads_blocked", budgets.reads_blocked, budgets);
  read_limit(table, "writes_blocked", budgets.writes_blocked, budgets);
  read_limit(table, "statement", budgets.statement, budgets);
  read_limit(table, "transaction", budgets.transaction, budgets);
  read_limit(table, "duration", budgets.duration, budgets);
  if (const auto up = table.find("up")) budgets.up = read_direction(up->table());
  if (const auto down = table.find("down")) budgets.down = read_direction(down->table());
  if (const auto tables = table.find("table")) {
    if (!tables->is_array()) tables->expected("an array of tables: [[budget.table]]");
    for (const Value& entry : tables->elements()) budgets.tables.push_back(read_table_budget(entry));
  }
  table.finish();
}

}  // namespace rehearse::config
