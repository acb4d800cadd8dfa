#include <unistd.h>

#include <memory>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress_listener.h"
#include "cli/scenario.h"
#include "cli/seed_text.h"
#include "cli/terminal.h"
#include "cli/ticker.h"
#include "rehearse/error.h"
#include "run/seeding.h"

namespace rehearse::cli {

namespace {

// Tables of numbers and reasons read badly on the widest screens.
constexpr std::size_t kWidestTable = 100;

bool uses_stdout(const SeedOptions& options) {
  return options.json == std::filesystem::path("-");
}

std::size_t width_of(const Terminal& screen) {
  return std::min(kWidestTable, static_cast<std::size_t>(std::max(40, screen.width)));
}

void show(const std::string& text, const SeedOptions& options) {
  if (uses_stdout(options))
    write_to_stderr(text);
  else
    print(text);
}

SeedResult seed_all(const Scenario& scenario, const SeedOptions& options, Listener& listener,
                    const std::stop_token& stop) {
  run::Seeding seeding(scenario, listener, stop);
  SeedResult result{scenario.name, seeding.migrations(), seeding.server(), seeding.seeded(), std::nullopt};
  if (options.keep) result.kept = seeding.keep(options.lease);
  return result;
}

}  // namespace

int seed(const SeedOptions& options, const std::stop_token& stop) {
  const Scenario scenario = load_scenario(options.scenario, {});
  if (options.explain && options.json)
    throw Error(ErrorKind::usage, "--explain has no JSON form", "leave out --json");
  std::unique_ptr<OutputFile> json;
  if (options.json && !uses_stdout(options)) json = std::make_unique<OutputFile>(*options.json);
  const Terminal screen = terminal(STDERR_FILENO, options.color);
  ProgressListener progress({screen, options.verbosity}, write_to_stderr, steady_now);
  const Ticker ticker(screen.interactive, [&progress] { progress.tick(); });

  const std::size_t width = width_of(terminal(STDOUT_FILENO, options.color));
  if (options.explain) {
    print(plan_text(run::plan_seeding(scenario, progress, stop), width));
    return 0;
  }
  const SeedResult result = seed_all(scenario, options, progress, stop);
  if (json) json->commit(seed_json(result));
  show(seed_text(result, width), options);
  if (uses_stdout(options)) print(seed_json(result));
  return 0;
}

}  // namespace rehearse::cli
