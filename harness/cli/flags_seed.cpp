// Options of `rehearse seed` and `rehearse cache`.
#include <CLI/CLI.hpp>

#include "cli/flag_kinds.h"
#include "cli/flags.h"

namespace rehearse::cli {

namespace {

constexpr Millis kLongestLease{30.0 * 24 * 60 * 60 * 1'000};
constexpr Millis kLongestAge{10.0 * 365 * 24 * 60 * 60 * 1'000};

}  // namespace

void declare_seed(CLI::App& app, SeedOptions& options) {
  add_folder(app, options.scenario);
  add_data(app, options.scenario);
  add_no_cache(app, options.scenario);
  CLI::Option* explain = app.add_flag("--explain", options.explain,
                                      "Load nothing; show what each column would get, and what decided that");
  app.add_flag("--keep", options.keep, "Leave the server running, and print how to reach it")
      ->excludes(explain);
  app.add_flag("--report", options.report,
               "Compare what ANALYZE says of the rows with what the profile and [seed] ask, worst first")
      ->excludes(explain);
  add_duration(
      app, "--lease", [&options](Millis lease) { options.lease = lease; }, kLongestLease,
      "How long a kept server runs at most (default: 8h)");
  add_path(app, "-o,--json", options.json, "FILE", "Write what was seeded here; - is standard output");
  add_color(app, options.color);
  app.add_flag_callback(
      "-q,--quiet", [&options] { options.verbosity = Verbosity::quiet; }, "No progress");
  app.add_flag_callback(
      "-v,--verbose", [&options] { options.verbosity = Verbosity::verbose; },
      "Also say why a state is not kept for the next run");
}

void declare_cache_list(CLI::App& /*app*/, CacheListOptions& /*options*/) {}

void declare_cache_prune(CLI::App& app, CachePruneOptions& options) {
  app.add_flag("--all", options.all, "Remove every state that no run is using");
  add_duration(
      app, "--older-than", [&options](Millis age) { options.older_than = age; }, kLongestAge,
      "Remove what was not used for that long: 7d, 12h");
}

}  // namespace rehearse::cli
