#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_text.h"
#include "cli/scenario.h"
#include "source/load.h"

namespace rehearse::cli {

int plan(const PlanOptions& options) {
  Plan plan;
  plan.scenario = load_scenario(options.scenario, options.rules);
  plan.migrations = source::load(plan.scenario.migrations, plan.scenario.folder);
  print(options.json ? plan_json(plan) : plan_text(plan));
  return 0;
}

}  // namespace rehearse::cli
