#include <unistd.h>

#include <fmt/format.h>

#include "cli/annotate.h"
#include "cli/ci.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress_listener.h"
#include "cli/record.h"
#include "cli/report_files.h"
#include "cli/run_folder.h"
#include "cli/scenario.h"
#include "cli/terminal.h"
#include "cli/ticker.h"
#include "model/json.h"
#include "rehearse/rehearse.h"
#include "report/render.h"

namespace rehearse::cli {

namespace {

Report rehearse_with_progress(const Scenario& scenario, const RunOptions& options,
                              const std::stop_token& stop) {
  const Terminal screen = terminal(STDERR_FILENO, options.color);
  ProgressListener progress({screen, options.verbosity}, write_to_stderr, steady_now);
  const Ticker ticker(screen.interactive, [&progress] { progress.tick(); });
  return ::rehearse::rehearse(scenario, progress, stop);
}

// Standard output belongs to the report that was asked for there, if one was.
void say(std::string_view text, bool stdout_is_taken) {
  if (stdout_is_taken)
    write_to_stderr(text);
  else
    print(text);
}

void show(const Report& report, const RunOptions& options, bool stdout_is_taken) {
  const Terminal screen = terminal(stdout_is_taken ? STDERR_FILENO : STDOUT_FILENO, options.color);
  const RenderOptions how{screen.color, screen.width, options.verbosity == Verbosity::verbose};
  say(report::render("terminal", report, how), stdout_is_taken);
}

}  // namespace

int run(const RunOptions& options, const std::stop_token& stop) {
  const Scenario scenario = load_scenario(options.scenario, options.rules);
  const RunFolder folder(options.out);
  OutputFile record(folder.path() / "run.json");
  ReportFiles files(options.reports);

  Report report = rehearse_with_progress(scenario, options, stop);
  report.command = options.command;
  report.origin = origin_of(environment_variable);

  record.commit(to_json(report));
  folder.publish();
  files.commit(report);
  show(report, options, files.use_stdout());
  annotate(report, options.annotations, environment_variable,
           [&](std::string_view text) { say(text, files.use_stdout()); });
  files.print(report);
  if (options.verbosity != Verbosity::quiet)
    write_to_stderr(fmt::format("record: {}\n", record.path().string()));
  return exit_code(report);
}

}  // namespace rehearse::cli
