#include "cli/scenario.h"

#include <fmt/format.h>

#include <cmath>

#include "base/contains.h"
#include "base/format.h"
#include "base/strings.h"
#include "check/judge.h"
#include "config/load.h"
#include "rehearse/error.h"

namespace rehearse::cli {

namespace {

void apply_rows(const std::string& text, SeedSpec& seed) {
  const auto equals = text.rfind('=');
  const std::string number = equals == std::string::npos ? text : text.substr(equals + 1);
  const auto rows = parse_rows(number);
  if (!rows || equals == 0)
    throw Error(ErrorKind::usage,
                fmt::format("--rows {}: expected [TABLE=]N such as 10000 or orders=2M", text));
  if (equals == std::string::npos)
    seed.rows = *rows;
  else
    seed.tables[text.substr(0, equals)].rows = *rows;
}

double checked_scale(double scale) {
  if (std::isfinite(scale) && scale > 0) return scale;
  throw Error(ErrorKind::usage, fmt::format("--scale {}: expected a number greater than 0", scale),
              "--rows 0 seeds nothing");
}

std::size_t checked_repeat(int runs) {
  if (runs >= 1 && runs <= 1'000) return static_cast<std::size_t>(runs);
  throw Error(ErrorKind::usage, fmt::format("--repeat {}: expected a number from 1 to 1000", runs));
}

std::string checked_backend(const std::string& backend) {
  const std::vector<std::string> known{"local", "docker", "podman", "attached"};
  if (contains(known, backend)) return backend;
  throw Error(ErrorKind::usage, fmt::format("unknown backend '{}'{}", backend, did_you_mean(backend, known)));
}

// A path on the command line starts at the current folder, wherever the configuration lies.
std::string absolute_if_path(const std::string& postgres) {
  const bool is_path = postgres.find('/') != std::string::npos;
  return is_path ? std::filesystem::absolute(postgres).lexically_normal().string() : postgres;
}

void apply_server(const ScenarioOptions& options, ServerSpec& server) {
  if (!options.backend.empty()) server.backend = checked_backend(options.backend);
  if (!options.postgres.empty()) server.postgres = absolute_if_path(options.postgres);
  if (!options.image.empty()) server.image = options.image;
  if (!options.server.empty()) server.url = options.server;
  server.pull = options.pull;
  server.own_it = options.own_it;
  const bool container = server.backend == "docker" || server.backend == "podman";
  if (!container && (!options.image.empty() || options.pull))
    throw Error(ErrorKind::usage, "--image and --pull belong to the backends docker and podman",
                "add --backend docker");
  if (server.backend != "attached" && (!options.server.empty() || options.own_it))
    throw Error(ErrorKind::usage, "--server and --i-own-this-server belong to the backend attached",
                "add --backend attached");
}

}  // namespace

Scenario load_scenario(const ScenarioOptions& options, const JudgeRules& rules) {
  Scenario scenario = config::load(options.path, options.config);
  scenario.migrations.selected = options.migrations;
  if (!options.changed_since.empty()) scenario.migrations.changed_since = options.changed_since;
  if (!options.migrations.empty() && !options.changed_since.empty())
    throw Error(ErrorKind::usage, "--changed-since chooses the migrations: name none",
                "leave out either of them");
  for (const std::string& rows : options.rows) apply_rows(rows, scenario.seed);
  if (options.scale) scenario.seed.scale = checked_scale(*options.scale);
  if (options.repeat) scenario.measure.repeat = checked_repeat(*options.repeat);
  apply_server(options, scenario.server);
  if (options.no_cache) scenario.cache.mode = CacheMode::off;
  apply(rules, scenario.checks);
  return scenario;
}

void apply(const JudgeRules& rules, CheckRules& checks) {
  for (const std::string& id : rules.only) check::find(id);
  for (const std::string& id : rules.skip) check::find(id);
  if (!rules.only.empty()) checks.only = rules.only;
  checks.skip.insert(checks.skip.end(), rules.skip.begin(), rules.skip.end());
  if (rules.fail_on) checks.fail_on = *rules.fail_on;
}

}  // namespace rehearse::cli
