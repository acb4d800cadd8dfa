#include "model/json_budgets.h"

#include <nlohmann/json.hpp>

#include "model/names.h"

namespace rehearse::json {

namespace {

using Json = nlohmann::ordered_json;

Json limit_or_null(const std::optional<Millis>& limit) {
  return limit ? Json(limit->count()) : Json(nullptr);
}

// Limits that may be absent one by one.
template <typename Limits>
Json write_limits(const Limits& limits) {
  return {{"reads_blocked_ms", limit_or_null(limits.reads_blocked)},
          {"writes_blocked_ms", limit_or_null(limits.writes_blocked)},
          {"statement_ms", limit_or_null(limits.statement)},
          {"transaction_ms", limit_or_null(limits.transaction)},
          {"duration_ms", limit_or_null(limits.duration)}};
}

template <typename Limits>
Limits read_limits(const Node& node) {
  Limits limits;
  limits.reads_blocked = optional_millis(node, "reads_blocked_ms");
  limits.writes_blocked = optional_millis(node, "writes_blocked_ms");
  limits.statement = optional_millis(node, "statement_ms");
  limits.transaction = optional_millis(node, "transaction_ms");
  limits.duration = optional_millis(node, "duration_ms");
  return limits;
}

bool is_empty(const BudgetOverride& budget) {
  return !budget.reads_blocked && !budget.writes_blocked && !budget.statement && !budget.transaction &&
         !budget.duration;
}

Json write_table_budget(const TableBudget& table) {
  return {{"match", table.match},
          {"direction", table.direction ? Json(name_of(kDirectionNames, *table.direction)) : Json(nullptr)},
          {"reads_blocked_ms", limit_or_null(table.reads_blocked)},
          {"writes_blocked_ms", limit_or_null(table.writes_blocked)}};
}

TableBudget read_table_budget(const Node& node) {
  TableBudget budget{.match = node.at("match").text(),
                     .direction = {},
                     .reads_blocked = optional_millis(node, "reads_blocked_ms"),
                     .writes_blocked = optional_millis(node, "writes_blocked_ms")};
  if (const auto direction = node.find("direction")) budget.direction = direction->one_of(kDirectionNames);
  return budget;
}

}  // namespace

Json write_budgets(const Budgets& budgets) {
  Json tables = Json::array();
  for (const TableBudget& table : budgets.tables) tables.push_back(write_table_budget(table));
  return {{"preset", budgets.preset},
          {"stated", budgets.stated},
          {"reads_blocked_ms", budgets.reads_blocked.count()},
          {"writes_blocked_ms", budgets.writes_blocked.count()},
          {"statement_ms", limit_or_null(budgets.statement)},
          {"transaction_ms", budgets.transaction.count()},
          {"duration_ms", budgets.duration.count()},
          {"up", write_limits(budgets.up)},
          {"down", write_limits(budgets.down)},
          {"tables", std::move(tables)}};
}

Json write_override(const BudgetOverride& budget) {
  if (is_empty(budget)) return nullptr;
  Json json = write_limits(budget);
  json["reason"] = budget.reason;
  return json;
}

// Records of version 0.1 know the preset, reads, writes, duration and tables alone.
Budgets read_budgets(const Node& node) {
  Budgets budgets;
  budgets.preset = node.at("preset").text();
  budgets.stated = texts_or_none(node, "stated");
  budgets.reads_blocked = node.at("reads_blocked_ms").millis();
  budgets.writes_blocked = node.at("writes_blocked_ms").millis();
  budgets.statement = optional_millis(node, "statement_ms");
  budgets.transaction = optional_millis(node, "transaction_ms").value_or(budgets.transaction);
  budgets.duration = node.at("duration_ms").millis();
  if (const auto up = node.find("up")) budgets.up = read_limits<DirectionBudget>(*up);
  if (const auto down = node.find("down")) budgets.down = read_limits<DirectionBudget>(*down);
  budgets.tables = list(node.find("tables"), read_table_budget);
  return budgets;
}

BudgetOverride read_override(const Node& node) {
  auto budget = read_limits<BudgetOverride>(node);
  budget.reason = text_or_empty(node, "reason");
  return budget;
}

}  // namespace rehearse::json
