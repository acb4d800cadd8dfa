// The JSON form of limits, shared by run.json and `plan --json`.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/json_node.h"
#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::json {

nlohmann::ordered_json write_budgets(const Budgets& budgets);
/// null when the migration sets no limit.
nlohmann::ordered_json write_override(const BudgetOverride& budget);

Budgets read_budgets(const Node& node);
BudgetOverride read_override(const Node& node);

}  // namespace rehearse::json
