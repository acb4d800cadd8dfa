#include "check/judge.h"

#include <fmt/chrono.h>
#include <unistd.h>

#include <ctime>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/record.h"
#include "cli/scenario.h"
#include "cli/terminal.h"
#include "config/load.h"
#include "model/json.h"
#include "report/render.h"

namespace rehearse::cli {

namespace {

void use_rules_of(const std::filesystem::path& config, Report& report) {
  const Scenario scenario = config::load(config);
  report.config = config.string();
  report.budgets = scenario.budgets;
  report.schema = scenario.schema;
  report.checks = scenario.checks;
}

std::string today() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace

int judge(const JudgeOptions& options) {
  Report report = read_record(options.record);
  if (options.config) use_rules_of(*options.config, report);
  apply(options.rules, report.checks);
  check::judge(report, today());

  const bool json_to_stdout = options.json == std::filesystem::path("-");
  const Terminal screen = terminal(STDOUT_FILENO, options.color);
  if (options.json && !json_to_stdout) OutputFile(*options.json).commit(to_json(report));
  print(json_to_stdout ? to_json(report) : report::render("terminal", report, {screen.color, screen.width}));
  return exit_code(report);
}

}  // namespace rehearse::cli
