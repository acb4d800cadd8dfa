#include "source/detect.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "rehearse/error.h"
#include "source/catalogue.h"
#include "source/read_file.h"

namespace rehearse::source {

namespace {

namespace fs = std::filesystem;

using Sources = std::vector<const MigrationSource*>;

constexpr std::array<std::string_view, 6> kUsualFolders{"migrations",          "db/migrations",
                                                        "db/migrate",          "sql/migrations",
                                                        "database/migrations", "migrations/postgres"};

Sources wanted_sources(const std::string& format) {
  if (format.empty() || format == "auto") return catalogue();
  std::vector<std::string> names{"auto"};
  for (const MigrationSource* source : catalogue()) {
    if (source->format == format) return {source};
    names.emplace_back(source->format);
  }
  throw Error(ErrorKind::usage,
              fmt::format("unknown format of migrations '{}'{}", format, did_you_mean(format, names)),
              "known are " + join(names, ", "));
}

struct Score {
  const MigrationSource* source;
  std::size_t files;
};

std::vector<Score> scores(const fs::path& path, const Sources& sources) {
  std::vector<Score> result;
  for (const MigrationSource* source : sources)
    if (const std::size_t files = source->recognises(path)) result.push_back({source, files});
  std::stable_sort(result.begin(), result.end(),
                   [](const Score& a, const Score& b) { return a.files > b.files; });
  return result;
}

// nullptr when no layout fits.
const MigrationSource* best(const fs::path& path, const Sources& sources) {
  const std::vector<Score> ranked = scores(path, sources);
  if (ranked.empty()) return nullptr;
  if (ranked.size() > 1 && ranked[0].files == ranked[1].files)
    throw Error(ErrorKind::usage,
                fmt::format("{}: as many files fit the format {} as {}", path.string(),
                            ranked[0].source->format, ranked[1].source->format),
                fmt::format("say which one it is: [migrations] format = \"{}\"", ranked[0].source->format));
  return ranked[0].source;
}

std::string layouts(const Sources& sources) {
  std::vector<std::string> lines;
  for (const MigrationSource* source : sources)
    lines.push_back(fmt::format("{} (format \"{}\")", source->summary, source->format));
  return "looked for " + join(lines, ", ");
}

Error nothing_found(const std::string& where, const Sources& sources) {
  return {ErrorKind::usage, "no migrations found in " + where, layouts(sources)};
}

Error wrong_format(const fs::path& path, const MigrationSource& wanted) {
  std::string hint = layouts({&wanted});
  const auto fitting = scores(path, catalogue());
  if (!fitting.empty())
    hint += fmt::format("; the files look like format \"{}\"", fitting.front().source->format);
  return {ErrorKind::usage,
          fmt::format("no migrations of the format '{}' in {}", wanted.format, path.string()), hint};
}

Error no_such_path(const fs::path& path) {
  std::vector<std::string> siblings;
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (is_folder(parent))
    for (const fs::path& sibling : list_folder(parent).folders)
      siblings.push_back(sibling.filename().string());
  return {ErrorKind::usage,
          fmt::format("the folder of migrations {} does not exist{}", path.string(),
                      did_you_mean(path.filename().string(), siblings)),
          "the path is relative to the folder of rehearse.toml"};
}

fs::path resolve(const fs::path& folder, const fs::path& path) {
  fs::path joined = (folder / path).lexically_normal();
  // "migrations/" and "migrations" are one folder; its parent is looked at for advice.
  if (!joined.has_filename() && joined.has_parent_path() && joined != joined.root_path())
    return joined.parent_path();
  return joined.empty() ? fs::path(".") : joined;
}

Detected detect_in(const fs::path& path, const Sources& sources) {
  if (!path_exists(path)) throw no_such_path(path);
  if (!is_folder(path) && !equals_ignoring_case(path.extension().string(), ".sql"))
    throw Error(ErrorKind::usage, fmt::format("{} is neither a folder nor an .sql file", path.string()),
                layouts(sources));
  if (const MigrationSource* source = best(path, sources)) return {path, source};
  if (sources.size() == 1) throw wrong_format(path, *sources.front());
  throw nothing_found(path.string(), sources);
}

Detected detect_below(const fs::path& folder, const Sources& sources) {
  const fs::path top = resolve(folder, "");
  if (!path_exists(top)) throw no_such_path(top);
  if (!is_folder(top)) return detect_in(top, sources);
  std::vector<fs::path> candidates{top};
  for (const std::string_view usual : kUsualFolders) candidates.push_back(resolve(folder, usual));
  for (const fs::path& candidate : candidates) {
    if (!is_folder(candidate)) continue;
    if (const MigrationSource* source = best(candidate, sources)) return {candidate, source};
  }
  throw nothing_found(fmt::format("{} or its {}", top.string(), fmt::join(kUsualFolders, ", ")), sources);
}

}  // namespace

Detected detect(const MigrationSetSpec& spec, const fs::path& folder) {
  const Sources sources = wanted_sources(spec.format);
  return spec.path.empty() ? detect_below(folder, sources) : detect_in(resolve(folder, spec.path), sources);
}

}  // namespace rehearse::source
