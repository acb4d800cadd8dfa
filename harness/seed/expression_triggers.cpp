#include "seed/expression_triggers.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "pg/connection.h"

namespace rehearse::seed {

namespace {

constexpr std::string_view kSchema = "rehearse_expressions";
constexpr std::string_view kTrigger = "zz_rehearse_expressions";

// Computed from the row as it was made, so that the order of the columns does not matter.
std::string body_of(const TablePlan& plan) {
  std::vector<std::string> values;
  std::vector<std::string> targets;
  for (const auto& [column, expression] : plan.expressions) {
    values.push_back(fmt::format("({})", expression));
    targets.push_back("NEW." + pg::quote_identifier(column));
  }
  return fmt::format("BEGIN SELECT {} INTO {} FROM (SELECT NEW.*) AS {}; RETURN NEW; END", join(values, ", "),
                     join(targets, ", "), pg::quote_identifier(plan.name));
}

}  // namespace

std::vector<std::string> add_expressions(const TablePlan& plan) {
  if (plan.expressions.empty()) return {};
  const std::string table = pg::quote_identifier(plan.schema) + "." + pg::quote_identifier(plan.name);
  const std::string function = fmt::format("{}.f{}", kSchema, plan.oid.value);
  return {fmt::format("CREATE SCHEMA IF NOT EXISTS {}", kSchema),
          fmt::format("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS {}", function,
                      pg::quote_literal(body_of(plan))),
          fmt::format("CREATE TRIGGER {} BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION {}()", kTrigger,
                      table, function),
          fmt::format("ALTER TABLE {} ENABLE ALWAYS TRIGGER {}", table, kTrigger)};
}

std::string drop_expressions() {
  return fmt::format("DROP SCHEMA IF EXISTS {} CASCADE", kSchema);
}

}  // namespace rehearse::seed
