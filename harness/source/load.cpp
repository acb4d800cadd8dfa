#include "source/load.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "rehearse/error.h"
#include "source/adapter/load.h"
#include "source/detect.h"
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

MigrationSet read(const MigrationSetSpec& spec, const std::filesystem::path& folder) {
  if (spec.adapter) return adapter::load(*spec.adapter, folder);
  const Detected detected = detect(spec, folder);
  return detected.source->load(detected.path);
}

}  // namespace

MigrationSet load(const MigrationSetSpec& spec, const std::filesystem::path& folder) {
  MigrationSet set = read(spec, folder);
  reject_duplicates(set.migrations);
  select(set.migrations, spec);
  return set;
}

}  // namespace rehearse::source
