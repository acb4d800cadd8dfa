#include <nlohmann/json.hpp>

#include "cli/plan_text.h"
#include "model/json_budgets.h"
#include "model/names.h"

namespace rehearse::cli {

namespace {

using Json = nlohmann::ordered_json;

Json script_json(const Script& script) {
  Json statements = Json::array();
  for (const Statement& statement : script.statements)
    statements.push_back({{"file", statement.location.file},
                          {"line", statement.location.line},
                          {"column", statement.location.column},
                          {"sql", statement.text}});
  Json json{{"path", script.path},
            {"transaction", name_of(kTransactionPolicyNames, script.transaction)},
            {"statements", std::move(statements)}};
  if (script.tool) json["command"] = script.tool->argv;
  return json;
}

Json migration_json(const Migration& migration) {
  Json json{{"id", migration.id}, {"name", migration.name}, {"path", migration.path}};
  json["up"] = script_json(migration.up);
  json["down"] = migration.down ? script_json(*migration.down) : Json();
  json["irreversible"] = migration.irreversible ? Json{{"reason", migration.irreversible->reason}} : Json();
  return json;
}

Json seed_json(const SeedSpec& seed) {
  Json tables = Json::object();
  for (const auto& table : seed.tables)
    if (table.second.rows) tables[table.first] = table.second.rows->value;
  return {{"value", seed.value},
          {"scale", seed.scale},
          {"rows", seed.rows.value},
          {"tables", std::move(tables)},
          {"skip", seed.skip}};
}

}  // namespace

std::string plan_json(const Plan& plan) {
  Json under_test = Json::array();
  for (const Migration& migration : plan.migrations.migrations)
    if (migration.under_test) under_test.push_back(migration_json(migration));
  Json unused = Json::array();
  for (const UnusedFile& file : plan.migrations.unused)
    unused.push_back({{"path", file.path}, {"reason", file.reason}});
  const Scenario& scenario = plan.scenario;
  const Json json{
      {"scenario", scenario.name},
      {"format", plan.migrations.format},
      {"server", {{"backend", scenario.server.backend}, {"postgres", scenario.server.postgres}}},
      {"baseline", baseline_count(plan.migrations)},
      {"migrations", std::move(under_test)},
      {"seed", seed_json(scenario.seed)},
      {"budget", json::write_budgets(scenario.budgets)},
      {"measure",
       {{"repeat", scenario.measure.repeat}, {"judge", name_of(kRepeatJudgeNames, scenario.measure.judge)}}},
      {"checks", selected_checks(scenario.checks)},
      {"unused", std::move(unused)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rehearse::cli
