#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "cli/commands.h"
#include "cli/note_listener.h"
#include "cli/output.h"
#include "cli/schema_rules.h"
#include "cli/terminal.h"
#include "config/load.h"
#include "drift/diff.h"
#include "drift/place.h"

namespace rehearse::cli {

namespace {

namespace fs = std::filesystem;

// The rehearse.toml of a side that is a folder of migrations; empty without one.
fs::path config_of(const std::string& side) {
  if (drift::place_of(side) != drift::Place::migrations) return {};
  std::error_code ignored;
  const fs::path config = (fs::path(side) / "rehearse.toml").lexically_normal();
  return fs::exists(config, ignored) ? config : fs::path{};
}

// --config, else the first side that has a rehearse.toml.
fs::path rules_file(const SchemaDiffOptions& options) {
  if (options.config) return *options.config;
  const fs::path before = config_of(options.before);
  return before.empty() ? config_of(options.after) : before;
}

drift::DiffRequest request_of(const SchemaDiffOptions& options, const fs::path& rules) {
  drift::DiffRequest request{.before = options.before,
                             .after = options.after,
                             .config = options.config,
                             .postgres = options.postgres,
                             .timeout = options.timeout,
                             .strict = options.strict};
  if (!rules.empty()) request.rules = config::load(".", rules).schema;
  if (options.postgres.find('/') != std::string::npos)
    request.postgres = fs::absolute(options.postgres).lexically_normal().string();
  apply(options.levels, request);
  return request;
}

}  // namespace

int schema_diff(const SchemaDiffOptions& options, const std::stop_token& stop) {
  const fs::path rules = rules_file(options);
  const drift::DiffRequest request = request_of(options, rules);
  Destination destination(options.out);
  NoteListener listener;
  report::SchemaDiff diff = drift::diff(request, listener, stop);
  if (!rules.empty())
    diff.notes.push_back(fmt::format("compared by the rules of [schema] in {}", rules.string()));
  const bool color = destination.is_stdout() && terminal(STDOUT_FILENO, options.color).color;
  destination.commit(report::render(diff, options.format, report::Style(color)));
  return std::any_of(diff.differences.begin(), diff.differences.end(), drift::counts) ? 1 : 0;
}

}  // namespace rehearse::cli
