#include "source/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "rehearse/error.h"
#include "source/adapter/load.h"
#include "source/detect.h"
#include "source/git.h"
#include "source/history.h"
#include "source/select.h"

namespace rehearse::source {

namespace {

void reject_duplicates(const std::vector<Migration>& migrations) {
  std::map<std::string, const Migration*> seen;
  for (const Migration& migration : migrations) {
    const auto [first, added] = seen.emplace(migration.id, &migration);
    if (!added)
      throw Error(ErrorKind::usage,
                  fmt::format("two migrations have the id {}: {}, {}", migration.id, first->second->path,
                              migration.path),
                  "give one of them another number");
  }
}

namespace fs = std::filesystem;

/// Where migrations are, and how they are read there or in a copy of it.
struct Place {
  fs::path path;
  std::function<MigrationSet(const fs::path&)> read;
};

Place place_of(const MigrationSetSpec& spec, const fs::path& folder) {
  if (spec.adapter) {
    AdapterSpec there = *spec.adapter;
    there.folder.clear();
    return {adapter::folder_of(*spec.adapter, folder),
            [there](const fs::path& place) { return adapter::load(there, place); }};
  }
  const Detected detected = detect(spec, folder);
  return {detected.path, detected.source->load};
}

// What the copy is called says nothing to anybody.
std::string in_place(const std::string& path, const fs::path& copy, const fs::path& place) {
  if (!path.starts_with(copy.string())) return path;
  return (place / fs::path(path).lexically_relative(copy)).lexically_normal().string();
}

std::vector<Migration> read_at(const MergeBase& base, const Place& place) {
  if (!base.existed()) return {};
  try {
    return place.read(base.path()).migrations;
  } catch (const Error& error) {
    throw Error(error.kind(),
                fmt::format("the migrations as of {} cannot be read: {}", base.commit(), error.what()),
                error.hint());
  }
}

History changes_since(const std::string& since, const Place& place, std::vector<Migration>& now) {
  const MergeBase base(since, place.path);
  History history{since, base.commit(), compare(read_at(base, place), now)};
  for (RemovedMigration& removed : history.removed)
    removed.path = in_place(removed.path, base.path(), place.path);
  return history;
}

// Whatever comes behind the last one under test stays out, as for any other choice; with none under test,
// there may still be one that is gone.
void select_changed(MigrationSet& set, const History& history) {
  const auto last = std::find_if(set.migrations.rbegin(), set.migrations.rend(),
                                 [](const Migration& migration) { return migration.under_test; });
  if (last != set.migrations.rend()) {
    set.migrations.erase(last.base(), set.migrations.end());
  } else if (history.removed.empty()) {
    throw Error(ErrorKind::nothing_changed, fmt::format("no migration was added or changed since {} ({})",
                                                        history.since, history.commit.substr(0, 12)));
  }
}

}  // namespace

MigrationSet load(const MigrationSetSpec& spec, const fs::path& folder) {
  const Place place = place_of(spec, folder);
  MigrationSet set = place.read(place.path);
  reject_duplicates(set.migrations);
  if (spec.changed_since.empty() || !spec.selected.empty()) {
    select(set.migrations, spec);
  } else {
    set.history = changes_since(spec.changed_since, place, set.migrations);
    select_changed(set, *set.history);
  }
  return set;
}

}  // namespace rehearse::source
