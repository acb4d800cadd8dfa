#include "config/load.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <system_error>

#include "config/scenario_reader.h"
#include "rehearse/error.h"

namespace rehearse::config {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFileName = "rehearse.toml";
constexpr std::uintmax_t kLargestFile = 1 << 20;

// What the user named, sorted out.
struct Place {
  fs::path folder;     // never empty
  fs::path config;     // empty: none
  fs::path migration;  // a single SQL file, empty otherwise
};

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

Place find_place(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status))
    throw Error(ErrorKind::usage, fmt::format("no such file or folder: {}", path.string()),
                "name the folder first, then migrations: rehearse run DIR 0042");
  if (fs::is_directory(status)) {
    const fs::path config = (path / kFileName).lexically_normal();
    return {path, fs::exists(config, error) ? config : fs::path{}, {}};
  }
  if (path.extension() == ".toml") return {folder_of(path), path, {}};
  if (path.extension() == ".sql") return {folder_of(path), {}, path};
  throw Error(ErrorKind::usage, fmt::format("cannot rehearse {}", path.string()),
              "name a folder, a rehearse.toml or a .sql file");
}

std::string read_file(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error))
    throw Error(ErrorKind::usage, fmt::format("cannot read {}: it is a folder", path.string()));
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::usage,
                fmt::format("cannot read {}: {}", path.string(), std::generic_category().message(errno)));
  if (const auto size = fs::file_size(path, error); !error && size > kLargestFile)
    throw Error(ErrorKind::usage, fmt::format("{} is larger than 1 MB: no configuration", path.string()));
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string name_of(const Place& place) {
  if (!place.migration.empty()) return place.migration.stem().string();
  std::error_code error;
  const fs::path full = fs::weakly_canonical(fs::absolute(place.folder, error), error);
  const std::string name = full.filename().string();
  return name.empty() ? "rehearse" : name;
}

// Paths in the file are relative to the file, wherever the folder of the scenario is.
void resolve_paths(Scenario& scenario) {
  const fs::path base = folder_of(scenario.config);
  fs::path& migrations = scenario.migrations.path;
  if (!migrations.empty() && base.lexically_normal() != scenario.folder.lexically_normal())
    migrations = fs::proximate(base / migrations, scenario.folder);
  fs::path& expected = scenario.schema.expected;
  if (!expected.empty()) expected = (base / expected).lexically_normal();
  std::string& postgres = scenario.server.postgres;
  if (postgres.find('/') != std::string::npos) postgres = fs::absolute(base / postgres).lexically_normal();
}

}  // namespace

Scenario load(const fs::path& path, const std::optional<fs::path>& file) {
  Place place = find_place(path);
  if (file) place.config = *file;
  Scenario scenario;
  scenario.name = name_of(place);
  scenario.folder = place.folder;
  scenario.config = place.config;
  if (!place.config.empty()) {
    read_scenario(read_file(place.config), place.config.string(), scenario);
    resolve_paths(scenario);
  }
  if (!place.migration.empty()) scenario.migrations.path = place.migration.filename();
  return scenario;
}

}  // namespace rehearse::config
