#include "source/adapter/load.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/replace_all.h"
#include "base/strings.h"
#include "os/process.h"
#include "rehearse/error.h"
#include "source/adapter/listing.h"

namespace rehearse::source::adapter {

namespace {

namespace fs = std::filesystem;

Script command(const std::vector<std::string>& words, const AdapterSpec& spec, const Known& migration,
               const std::string& previous, const fs::path& folder) {
  ToolCommand tool{words, folder.string(), spec.environment};
  for (std::string& word : tool.argv) {
    replace_all(word, "{id}", migration.id);
    replace_all(word, "{app}", migration.app);
    replace_all(word, "{name}", migration.name);
    replace_all(word, "{file}", migration.file.filename().string());
    replace_all(word, "{previous}", previous);
  }
  Script script;
  script.path = migration.file.empty() ? os::describe(tool.argv) : migration.file.string();
  script.transaction = TransactionPolicy::own;  // whatever the tool does
  script.tool = std::move(tool);
  return script;
}

Migration migration_of(const Known& known, const AdapterSpec& spec, const std::string& previous,
                       const fs::path& place) {
  Migration migration;
  migration.id = known.id;
  // "20240102000000_status.rb", whose id is the number.
  const std::string stem = known.file.stem().string();
  if (stem.starts_with(known.id + "_")) migration.name = stem.substr(known.id.size() + 1);
  migration.path = known.file.empty() ? place.string() : known.file.string();
  migration.up = command(spec.up, spec, known, previous, place);
  if (!spec.down.empty()) migration.down = command(spec.down, spec, known, previous, place);
  migration.under_test = known.ours;
  return migration;
}

Error nothing_found(const AdapterSpec& spec, const fs::path& folder) {
  return {ErrorKind::usage, fmt::format("{} has no migrations in {}", spec.tool, folder.string()),
          spec.list.empty() ? "looked for " + join(spec.files, ", ") : "asked " + os::describe(spec.list)};
}

}  // namespace

fs::path folder_of(const AdapterSpec& spec, const fs::path& folder) {
  const fs::path joined = (folder / spec.folder).lexically_normal();
  return joined.empty() ? fs::path(".") : joined;
}

MigrationSet load(const AdapterSpec& spec, const fs::path& folder) {
  const fs::path place = folder_of(spec, folder);
  const std::vector<Known> known = known_to(spec, place);
  if (known.empty()) throw nothing_found(spec, place);
  MigrationSet set;
  set.format = spec.tool;
  std::map<std::string, std::string> newest;  // by app
  for (const Known& one : known) {
    const auto previous = newest.try_emplace(one.app, spec.base).first;
    set.migrations.push_back(migration_of(one, spec, previous->second, place));
    previous->second = one.name;
  }
  return set;
}

}  // namespace rehearse::source::adapter
