// One folder for each migration: 0042_title/up.sql and, perhaps, 0042_title/down.sql, as diesel lays them
// out. A metadata.toml with `run_in_transaction = false` beside them holds for both.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "rehearse/error.h"
#include "rehearse/migration_source.h"
#include "source/read_file.h"
#include "source/read_in_order.h"
#include "source/script_text.h"
#include "source/versioned_name.h"

namespace rehearse::source {

extern const MigrationSource directories;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUp = "up.sql";
constexpr std::string_view kDown = "down.sql";
constexpr std::string_view kMetadata = "metadata.toml";

bool has_up(const fs::path& folder) {
  return path_exists(folder / kUp);
}

// One key of a file that has no other (diesel_migrations, file_based_migrations.rs); not worth a TOML parser
// here.
bool runs_in_transaction(const fs::path& metadata) {
  const std::string text = read_file(metadata);
  std::uint32_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    const std::string_view setting = trim(line.substr(0, line.find('#')));
    const std::size_t equals = setting.find('=');
    if (equals == std::string_view::npos || trim(setting.substr(0, equals)) != "run_in_transaction") continue;
    const std::string_view value = trim(setting.substr(equals + 1));
    if (value != "true" && value != "false")
      throw Error(ErrorKind::usage, fmt::format("run_in_transaction is neither true nor false: {}", value),
                  "", SourceLocation{metadata.string(), number, 0});
    return value == "true";
  }
  return true;
}

void apply_metadata(Migration& migration, const fs::path& metadata) {
  if (!path_exists(metadata) || runs_in_transaction(metadata)) return;
  migration.up.transaction = TransactionPolicy::none;
  if (migration.down) migration.down->transaction = TransactionPolicy::none;
}

Migration read(Identity identity, const fs::path& folder) {
  Migration migration{
      .id = std::move(identity.id), .name = std::move(identity.name), .path = folder.string()};
  const bool reversible = path_exists(folder / kDown);
  const std::string up = read_file(folder / kUp);
  const std::string down = reversible ? read_file(folder / kDown) : "";
  std::optional<ScriptText> way_back;
  if (reversible) way_back = ScriptText{(folder / kDown).string(), down};
  set_scripts(migration, {(folder / kUp).string(), up}, way_back);
  apply_metadata(migration, folder / kMetadata);
  return migration;
}

void list_unused_inside(const fs::path& folder, MigrationSet& set) {
  const Listing listing = list_folder(folder);
  for (const fs::path& inner : listing.folders)
    set.unused.push_back({inner.string(), "folders inside are not read"});
  for (const fs::path& file : listing.files) {
    const fs::path name = file.filename();
    if (name != kUp && name != kDown && name != kMetadata)
      set.unused.push_back({file.string(), "neither up.sql nor down.sql"});
  }
}

std::string why_no_migration(const fs::path& folder) {
  return path_exists(folder / kDown) ? "a down.sql without an up.sql" : "holds no up.sql";
}

std::map<VersionedName, fs::path> collect(const fs::path& path, MigrationSet& set) {
  const Listing listing = list_folder(path);
  for (const fs::path& file : listing.files)
    set.unused.push_back({file.string(), "not in the folder of a migration"});
  std::map<VersionedName, fs::path> folders;
  for (const fs::path& folder : listing.folders) {
    if (has_up(folder))
      folders.emplace(parse_versioned(folder.filename().string(), true), folder);
    else
      set.unused.push_back({folder.string(), why_no_migration(folder)});
  }
  return folders;
}

std::size_t recognises_directories(const fs::path& path) {
  if (!is_folder(path)) return 0;
  const Listing listing = list_folder(path);
  return static_cast<std::size_t>(std::count_if(listing.folders.begin(), listing.folders.end(), has_up));
}

MigrationSet load_directories(const fs::path& path) {
  MigrationSet set{.format = "directories"};
  const auto folders = collect(path, set);
  set.migrations = read_in_order(folders, read);
  for (const auto& [name, folder] : folders) list_unused_inside(folder, set);
  return set;
}

}  // namespace

const MigrationSource directories{.format = "directories",
                                  .summary = "0001_title/up.sql with 0001_title/down.sql",
                                  .recognises = recognises_directories,
                                  .load = load_directories};

}  // namespace rehearse::source
