#include "source/adapter/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <utility>

#include "base/replace_all.h"
#include "base/strings.h"
#include "os/process.h"
#include "rehearse/error.h"
#include "source/read_file.h"

namespace rehearse::source::adapter {

namespace {

namespace fs = std::filesystem;

constexpr Millis kListing{120'000};

/// A migration as the tool knows it.
struct Known {
  std::string id;
  fs::path file;  ///< empty when the tool lists ids
};

fs::path folder_of(const AdapterSpec& spec, const fs::path& folder) {
  const fs::path joined = (folder / spec.folder).lexically_normal();
  return joined.empty() ? fs::path(".") : joined;
}

std::vector<Known> known_files(const AdapterSpec& spec, const fs::path& folder) {
  std::vector<Known> found;
  for (const std::string& glob : spec.files) {
    const fs::path place = (folder / glob).parent_path();
    if (!path_exists(place) || !is_folder(place)) continue;
    for (const fs::path& file : list_folder(place).files)
      if (glob_match(fs::path(glob).filename().string(), file.filename().string()))
        found.push_back({file.stem().string(), file});
  }
  std::stable_sort(found.begin(), found.end(), [](const Known& a, const Known& b) {
    return natural_less(a.file.filename().string(), b.file.filename().string());
  });
  return found;
}

std::vector<Known> listed(const AdapterSpec& spec, const fs::path& folder) {
  os::Command command;
  command.argv = spec.list;
  command.folder = folder;
  command.timeout = kListing;
  const os::Completion completion = os::run(command);
  if (!completion.ok())
    throw Error(
        ErrorKind::environment,
        fmt::format("{} in {} {}", os::describe(spec.list), folder.string(),
                    completion.timed_out ? "did not end within two minutes"
                                         : fmt::format("ended with exit code {}", completion.exit_code)),
        std::string(trim(completion.err.empty() ? completion.out : completion.err)));
  std::vector<Known> found;
  for (std::string& id : ids_in(completion.out, spec)) found.push_back({std::move(id), {}});
  return found;
}

Script command(const std::vector<std::string>& words, const AdapterSpec& spec, const Known& migration,
               const std::string& previous, const fs::path& folder) {
  ToolCommand tool{words, folder.string(), spec.environment};
  for (std::string& word : tool.argv) {
    replace_all(word, "{id}", migration.id);
    replace_all(word, "{file}", migration.file.filename().string());
    replace_all(word, "{previous}", previous);
  }
  Script script;
  script.path = migration.file.empty() ? os::describe(tool.argv) : migration.file.string();
  script.transaction = TransactionPolicy::own;  // whatever the tool does
  script.tool = std::move(tool);
  return script;
}

Error nothing_found(const AdapterSpec& spec, const fs::path& folder) {
  return {ErrorKind::usage, fmt::format("{} has no migrations in {}", spec.tool, folder.string()),
          spec.list.empty() ? "looked for " + join(spec.files, ", ") : "asked " + os::describe(spec.list)};
}

std::regex pattern_of(const AdapterSpec& spec) {
  try {
    return std::regex(spec.pattern.empty() ? R"(^\s*(\S+))" : spec.pattern);
  } catch (const std::regex_error& error) {
    throw Error(ErrorKind::usage,
                fmt::format("[migrations.adapter] pattern is no regular expression: {}", error.what()),
                "the grammar is that of ECMAScript");
  }
}

}  // namespace

std::vector<std::string> ids_in(const std::string& printed, const AdapterSpec& spec) {
  const std::regex pattern = pattern_of(spec);
  std::vector<std::string> ids;
  for (const std::string_view line : split(printed, '\n')) {
    std::match_results<std::string_view::const_iterator> match;
    if (std::regex_search(line.begin(), line.end(), match, pattern) && match.size() > 1)
      ids.push_back(match[1].str());
  }
  if (ids.empty() && !trim(printed).empty())
    throw Error(
        ErrorKind::usage,
        fmt::format("no line that {} printed fits the pattern {}", os::describe(spec.list), spec.pattern),
        fmt::format("its first line: {}", printed.substr(0, printed.find('\n'))));
  if (spec.newest_first) std::reverse(ids.begin(), ids.end());
  return ids;
}

MigrationSet load(const AdapterSpec& spec, const fs::path& folder) {
  const fs::path place = folder_of(spec, folder);
  const std::vector<Known> known = spec.list.empty() ? known_files(spec, place) : listed(spec, place);
  if (known.empty()) throw nothing_found(spec, place);
  MigrationSet set;
  set.format = spec.tool;
  std::string previous = spec.base;
  for (const Known& one : known) {
    Migration migration;
    migration.id = one.id;
    migration.path = one.file.empty() ? place.string() : one.file.string();
    migration.up = command(spec.up, spec, one, previous, place);
    if (!spec.down.empty()) migration.down = command(spec.down, spec, one, previous, place);
    set.migrations.push_back(std::move(migration));
    previous = one.id;
  }
  return set;
}

}  // namespace rehearse::source::adapter
