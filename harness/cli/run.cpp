#include <unistd.h>

#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress_listener.h"
#include "cli/record.h"
#include "cli/run_folder.h"
#include "cli/scenario.h"
#include "cli/terminal.h"
#include "cli/ticker.h"
#include "model/json.h"
#include "rehearse/rehearse.h"

namespace rehearse::cli {

namespace {

bool uses_stdout(const RunOptions& options) {
  return options.json == std::filesystem::path("-");
}

Report rehearse_with_progress(const Scenario& scenario, const RunOptions& options,
                              const std::stop_token& stop) {
  const Terminal screen = terminal(STDERR_FILENO, options.color);
  ProgressListener progress({screen, options.verbosity}, write_to_stderr, steady_now);
  const Ticker ticker(screen.interactive, [&progress] { progress.tick(); });
  return ::rehearse::rehearse(scenario, progress, stop);
}

void show(const Report& report, const RunOptions& options) {
  const int descriptor = uses_stdout(options) ? STDERR_FILENO : STDOUT_FILENO;
  const Terminal screen = terminal(descriptor, options.color);
  const std::string text =
      render(report, "terminal", {screen.color, screen.width, options.verbosity == Verbosity::verbose});
  if (uses_stdout(options))
    write_to_stderr(text);
  else
    print(text);
}

}  // namespace

int run(const RunOptions& options, const std::stop_token& stop) {
  const Scenario scenario = load_scenario(options.scenario, options.rules);
  const RunFolder folder(options.out);
  OutputFile record(folder.path() / "run.json");
  std::unique_ptr<OutputFile> json;
  if (options.json && !uses_stdout(options)) json = std::make_unique<OutputFile>(*options.json);

  Report report = rehearse_with_progress(scenario, options, stop);
  report.command = options.command;

  const std::string text = to_json(report);
  record.commit(text);
  folder.publish();
  if (json) json->commit(text);
  show(report, options);
  if (uses_stdout(options)) print(text);
  if (options.verbosity != Verbosity::quiet)
    write_to_stderr(fmt::format("record: {}\n", record.path().string()));
  return exit_code(report);
}

}  // namespace rehearse::cli
