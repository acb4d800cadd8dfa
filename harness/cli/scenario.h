// The configuration with what the command line changes in it.
#pragma once

#include "cli/options.h"
#include "rehearse/scenario.h"

namespace rehearse::cli {

/// Throws Error(usage), also for values that only the command line can get wrong.
Scenario load_scenario(const ScenarioOptions& options, const JudgeRules& rules);

/// Adds --only, --skip and --fail-on; unknown check ids are an Error with a did-you-mean.
void apply(const JudgeRules& rules, CheckRules& checks);

}  // namespace rehearse::cli
