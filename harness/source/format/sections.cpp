// One file for each migration, with the lines `-- up` and `-- down` above its two directions. Without any
// such line the whole file is the up, and there is no way back.
//
// Directives above the first marker hold for the migration, those below a marker for that direction.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "rehearse/error.h"
#include "rehearse/migration_source.h"
#include "source/foreign_layout.h"
#include "source/read_file.h"
#include "source/read_in_order.h"
#include "source/script_text.h"
#include "source/section_markers.h"
#include "source/sql_file.h"
#include "source/versioned_name.h"
#include "sql/splitter.h"

namespace rehearse::source {

extern const MigrationSource sections;

namespace {

namespace fs = std::filesystem;

struct File {
  fs::path path;
  std::string text;
};

Error at_line(const fs::path& path, std::uint32_t line, const std::string& message, std::string hint) {
  return {ErrorKind::usage, message, std::move(hint), SourceLocation{path.string(), line, 0}};
}

void reject_foreign(const File& file) {
  if (const auto tool = foreign_marker(file.text))
    throw Error(ErrorKind::usage,
                fmt::format("{} is a migration of {}, not plain SQL", file.path.string(), *tool),
                "say which layout the folder has: [migrations] format = \"...\"");
}

const Section* find(const std::vector<Section>& all, const std::string& name, const fs::path& path) {
  const Section* found = nullptr;
  for (const Section& section : all) {
    if (section.marker.name != name) continue;
    if (found != nullptr)
      throw at_line(path, section.marker_line, fmt::format("a second '-- {}' section", name),
                    fmt::format("the first one begins on line {}", found->marker_line));
    found = &section;
  }
  return found;
}

ScriptText script_text(const fs::path& path, const Section& section) {
  return {path.string(), section.text, section.first_line, section.offset};
}

// What stands above the first marker: comments, and directives for both directions.
sql::Directives read_preamble(const Section& preamble, const fs::path& path) {
  const auto statements = sql::split(preamble.text, path.string());
  if (!statements.empty())
    throw Error(ErrorKind::usage, "SQL above the first '-- up' or '-- down' belongs to neither direction",
                "move it below the line `-- up`", statements.front().location);
  return sql::read_directives(preamble.text, path.string());
}

void read_sections(Migration& migration, const std::vector<Section>& all, const fs::path& path) {
  const Section* up = find(all, "up", path);
  const Section* down = find(all, "down", path);
  if (up == nullptr)
    throw at_line(path, down->marker_line, "there is a '-- down' section, but no '-- up'",
                  "put a line `-- up` above the SQL of the migration");
  const sql::Directives common = read_preamble(all.front(), path);
  apply_directives(migration, common, path.string());
  set_scripts(migration, script_text(path, *up),
              down == nullptr ? std::nullopt : std::optional(script_text(path, *down)));
  if (!common.no_transaction) return;
  migration.up.transaction = TransactionPolicy::none;
  if (migration.down) migration.down->transaction = TransactionPolicy::none;
}

Migration read(Identity identity, const File& file) {
  Migration migration{
      .id = std::move(identity.id), .name = std::move(identity.name), .path = file.path.string()};
  reject_foreign(file);
  const std::vector<Section> all = cut_sections(file.text, read_section_marker);
  if (all.size() == 1)
    set_scripts(migration, {file.path.string(), file.text}, std::nullopt);
  else
    read_sections(migration, all, file.path);
  return migration;
}

// The part that says that a file is one direction of a migration, or belongs to another layout.
std::optional<std::string> part_of_a_migration(const std::string& stem) {
  return without_suffix(stem, ".up") ? std::optional<std::string>(".up") : foreign_part(stem);
}

bool is_whole_migration(const fs::path& path) {
  const auto stem = sql_stem(path);
  return stem && !part_of_a_migration(*stem);
}

// Why an .sql file without sections is no migration, or an empty string.
std::string plain_reason(const std::string& stem) {
  const VersionedName name = parse_versioned(stem);
  if (name.version.empty()) return "it has no '-- up' section, and its name has no number";
  const auto part = part_of_a_migration(stem);
  return part ? fmt::format("the '{}' in its name belongs to another layout", *part) : "";
}

std::map<VersionedName, File> collect(const fs::path& folder, std::vector<UnusedFile>& unused) {
  const Listing listing = list_folder(folder);
  std::map<VersionedName, File> files;
  for (const fs::path& inner : listing.folders)
    unused.push_back({inner.string(), "folders inside are not read"});
  for (const fs::path& path : listing.files) {
    const auto stem = sql_stem(path);
    std::string text = stem ? read_file(path) : "";
    const std::string reason = !stem                       ? "not an .sql file"
                               : has_section_markers(text) ? ""
                                                           : plain_reason(*stem);
    if (reason.empty())
      files.emplace(parse_versioned(*stem), File{path, std::move(text)});
    else
      unused.push_back({path.string(), reason});
  }
  return files;
}

std::size_t recognises_sections(const fs::path& path) {
  if (!is_folder(path)) return is_whole_migration(path) ? 1 : 0;
  std::vector<UnusedFile> ignored;
  return collect(path, ignored).size();
}

MigrationSet load_sections(const fs::path& path) {
  MigrationSet set{.format = "sections"};
  std::map<VersionedName, File> files;
  if (is_folder(path))
    files = collect(path, set.unused);
  else
    files.emplace(parse_versioned(sql_stem(path).value_or("")), File{path, read_file(path)});
  set.migrations = read_in_order(files, read);
  return set;
}

}  // namespace

const MigrationSource sections{.format = "sections",
                               .summary = "0001_title.sql with the lines `-- up` and `-- down`",
                               .recognises = recognises_sections,
                               .load = load_sections};

}  // namespace rehearse::source
