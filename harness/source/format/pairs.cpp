// Two files for each migration: 0042_title.up.sql and 0042_title.down.sql (golang-migrate, sqlx and many
// others).
//
// Read as well: `_up.sql` / `_down.sql`, V0042.Title.up.sql, numbers without a title, titles with spaces, and
// 0042_title.sql with 0042_title.down.sql. A file without a suffix is forward-only.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
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

namespace rehearse::source {

extern const MigrationSource pairs;

namespace {

namespace fs = std::filesystem;

struct Pair {
  fs::path up;
  fs::path down;
  bool plain = false;  ///< the up has no suffix
};

struct Pairs {
  std::map<VersionedName, Pair> pairs;
  std::vector<UnusedFile> unused;
  std::size_t suffixed = 0;  ///< files whose name says up or down
};

enum class Direction { up, down, plain };

struct Named {
  std::string stem;
  Direction direction;
};

// `.up` and `.down` are plain speech. `_up` and `_down` also end ordinary titles (0042_clean_up), so they
// count only where the other one stands beside them.
Named classify(const std::string& stem, const std::set<std::string>& stems) {
  if (const auto base = without_suffix(stem, ".up")) return {*base, Direction::up};
  if (const auto base = without_suffix(stem, ".down")) return {*base, Direction::down};
  const auto exists = [&](const std::string& other) { return stems.count(lower(other)) > 0; };
  if (const auto base = without_suffix(stem, "_up"); base && exists(*base + "_down"))
    return {*base, Direction::up};
  if (const auto base = without_suffix(stem, "_down")) {
    if (exists(*base + "_up") || exists(*base)) return {*base, Direction::down};
  }
  return {stem, Direction::plain};
}

void set_file(fs::path& slot, const fs::path& file, const std::string& stem) {
  if (!slot.empty())
    throw Error(ErrorKind::usage,
                fmt::format("two files define the same direction of {}: {} and {}", stem, slot.string(),
                            file.filename().string()),
                "keep one of them");
  slot = file;
}

void sort_in(Pairs& result, const fs::path& file, const Named& named) {
  Pair& pair = result.pairs[parse_versioned(named.stem)];
  set_file(named.direction == Direction::down ? pair.down : pair.up, file, named.stem);
  if (named.direction == Direction::plain) pair.plain = true;
  if (named.direction != Direction::plain) ++result.suffixed;
}

Pairs collect(const fs::path& folder) {
  const Listing listing = list_folder(folder);
  std::set<std::string> stems;
  for (const fs::path& file : listing.files) stems.insert(lower(sql_stem(file).value_or("")));
  Pairs result;
  for (const fs::path& inner : listing.folders)
    result.unused.push_back({inner.string(), "folders inside are not read"});
  for (const fs::path& file : listing.files) {
    if (const auto stem = sql_stem(file))
      sort_in(result, file, classify(*stem, stems));
    else
      result.unused.push_back({file.string(), "not an .sql file"});
  }
  return result;
}

// A typo in one of two names is the usual cause of an orphan; the up of the same number that lacks a down
// tells.
std::string orphan_reason(const Pairs& found, const VersionedName& name) {
  std::string reason = "a down without an up";
  for (const auto& [other, pair] : found.pairs)
    if (pair.down.empty() && !name.version.empty() && same_version(other, name))
      reason += fmt::format("; {} has no down, does it belong there?", pair.up.filename().string());
  return reason;
}

// Why a file without a suffix is no migration, or an empty string.
std::string plain_reason(const VersionedName& name, const Pair& pair) {
  if (!pair.plain || !pair.down.empty()) return "";
  if (without_suffix(name.stem, "_down"))
    return "looks like a down without an up; a migration of its own needs the name " + name.stem + ".up.sql";
  if (name.version.empty()) return "its name has neither a number nor an .up or .down";
  const auto part = foreign_part(name.stem);
  return part ? fmt::format("the '{}' in its name belongs to another layout", *part) : "";
}

std::string reason_to_leave_out(const Pairs& found, const VersionedName& name, const Pair& pair) {
  return pair.up.empty() ? orphan_reason(found, name) : plain_reason(name, pair);
}

void leave_out_unusable(Pairs& found) {
  const Pairs all = found;
  for (const auto& [name, pair] : all.pairs) {
    const std::string reason = reason_to_leave_out(all, name, pair);
    if (reason.empty()) continue;
    found.unused.push_back({(pair.up.empty() ? pair.down : pair.up).string(), reason});
    found.pairs.erase(name);
  }
}

void reject_mixed_layout(const Pair& pair, const std::string& up) {
  const bool marked = pair.plain && has_section_markers(up);
  const auto tool = pair.plain ? foreign_marker(up) : std::nullopt;
  if (marked || tool)
    throw Error(ErrorKind::usage,
                fmt::format("{} has up and down sections{}, but its folder holds up and down files",
                            pair.up.string(), tool ? " of " + *tool : ""),
                "split it into an .up.sql and a .down.sql file, or move it");
}

Migration read(Identity identity, const Pair& pair) {
  Migration migration{
      .id = std::move(identity.id), .name = std::move(identity.name), .path = pair.up.string()};
  const std::string up = read_file(pair.up);
  reject_mixed_layout(pair, up);
  const std::string down = pair.down.empty() ? "" : read_file(pair.down);
  std::optional<ScriptText> way_back;
  if (!pair.down.empty()) way_back = ScriptText{pair.down.string(), down};
  set_scripts(migration, {pair.up.string(), up}, way_back);
  return migration;
}

Pairs collect_usable(const fs::path& folder) {
  Pairs found = collect(folder);
  leave_out_unusable(found);
  return found;
}

// A file as path selects its pair alone.
Pairs collect_one(const fs::path& file) {
  const Pairs found = collect_usable(file.has_parent_path() ? file.parent_path() : fs::path("."));
  Pairs one;
  for (const auto& [name, pair] : found.pairs)
    if (pair.up.filename() == file.filename() || pair.down.filename() == file.filename())
      one.pairs.emplace(name, pair);
  return one;
}

Error no_up(const fs::path& path) {
  return {ErrorKind::usage,
          fmt::format("{}: there are downs, but no up file that belongs to one", path.string()),
          "name the files 0001_title.up.sql and 0001_title.down.sql"};
}

std::size_t recognises_file(const fs::path& file) {
  const Pairs found = collect_one(file);
  if (found.pairs.empty()) return 0;
  const Pair& pair = found.pairs.begin()->second;
  if (pair.down.empty()) return pair.plain ? 0 : 1;
  return 2;
}

std::size_t recognises_pairs(const fs::path& path) {
  if (!is_folder(path)) return recognises_file(path);
  const Pairs found = collect(path);
  if (found.suffixed == 0) return 0;
  const auto plain = std::count_if(found.pairs.begin(), found.pairs.end(), [](const auto& entry) {
    return entry.second.plain && !entry.first.version.empty();
  });
  return found.suffixed + static_cast<std::size_t>(plain);
}

MigrationSet load_pairs(const fs::path& path) {
  Pairs found = is_folder(path) ? collect_usable(path) : collect_one(path);
  if (found.pairs.empty()) throw no_up(path);
  return {
      .format = "pairs", .migrations = read_in_order(found.pairs, read), .unused = std::move(found.unused)};
}

}  // namespace

const MigrationSource pairs{.format = "pairs",
                            .summary = "0001_title.up.sql with 0001_title.down.sql",
                            .recognises = recognises_pairs,
                            .load = load_pairs};

}  // namespace rehearse::source
