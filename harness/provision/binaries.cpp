#include "provision/binaries.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/strings.h"
#include "os/process.h"
#include "provision/layout.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

constexpr int kOldestSupported = 13;  // DROP DATABASE ... WITH (FORCE)

bool executable(const fs::path& file) {
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0;
}

// The output of a program, or nothing when it is missing or fails: then there is no installation there.
std::optional<std::string> output_of(std::vector<std::string> argv) {
  try {
    const os::Completion completion = os::run({.argv = std::move(argv), .timeout = Millis{10'000}});
    return completion.ok() ? std::optional(std::string(trim(completion.out))) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

// "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" -> "15.18"
std::string version_of(std::string_view line) {
  constexpr std::string_view kMark = "(PostgreSQL) ";
  const auto start = line.find(kMark);
  if (start == std::string_view::npos) return {};
  line.remove_prefix(start + kMark.size());
  return std::string(line.substr(0, line.find(' ')));
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The bin folders of a root that holds one folder per version.
std::vector<fs::path> bins_below(const fs::path& root) {
  std::vector<fs::path> folders;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(root, ignored)) folders.push_back(entry.path() / "bin");
  return folders;
}

std::vector<fs::path> folders_of_the_system(const SearchPlaces& places) {
  std::vector<fs::path> folders = bins_below(places.debian_root);
  if (places.pg_config) {
    if (const auto bindir = output_of({"pg_config", "--bindir"})) folders.emplace_back(*bindir);
  }
  folders.insert(folders.end(), places.path_folders.begin(), places.path_folders.end());
  return folders;
}

// Adds what the folders hold and nobody has found before, the newest first.
void add_installations(std::vector<Installation>& all, const std::vector<fs::path>& folders, bool fetched) {
  const auto known = static_cast<std::ptrdiff_t>(all.size());
  for (const fs::path& folder : folders) {
    auto found = installation_in(folder);
    if (!found ||
        std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.bin == found->bin; }))
      continue;
    found->fetched = fetched;
    all.push_back(*std::move(found));
  }
  std::stable_sort(all.begin() + known, all.end(),
                   [](const auto& a, const auto& b) { return natural_less(b.version, a.version); });
}

std::string listing(const std::vector<Installation>& found, const SearchPlaces& places) {
  if (found.empty()) {
    return fmt::format("no PostgreSQL is installed: looked in {}/*/bin, pg_config and PATH",
                       places.debian_root.string());
  }
  std::vector<std::string> lines;
  lines.reserve(found.size());
  for (const Installation& each : found)
    lines.push_back(fmt::format("{} in {}", each.version, each.bin.string()));
  return "found " + join(lines, ", ");
}

std::string ways_to_get(const std::string& wanted) {
  if (wanted.empty()) return "install it (Debian, Ubuntu: apt-get install postgresql)";
  return fmt::format(
      "install it (Debian, Ubuntu: apt-get install postgresql-{0}), fetch it (scripts/fetch-postgres {0})",
      wanted);
}

[[noreturn]] void missing(const std::string& wanted, const std::vector<Installation>& found,
                          const SearchPlaces& places) {
  const std::string what = wanted.empty() ? "no PostgreSQL server to rehearse on"
                                          : fmt::format("PostgreSQL {} is not installed", wanted);
  throw Error(
      ErrorKind::environment, fmt::format("{}: {}", what, listing(found, places)),
      fmt::format(
          "{}, or set [server] postgres to an installed version or to a folder with postgres and initdb",
          ways_to_get(wanted)));
}

Installation in_named_folder(const std::string& wanted) {
  for (const fs::path& folder : {fs::path(wanted), fs::path(wanted) / "bin"})
    if (auto found = installation_in(folder)) return *std::move(found);
  throw Error(
      ErrorKind::environment,
      fmt::format("there is no PostgreSQL in {}: it needs postgres and initdb, and they must run", wanted),
      "name the folder that holds both programs, e.g. /usr/lib/postgresql/15/bin");
}

}  // namespace

SearchPlaces SearchPlaces::of_this_machine() {
  SearchPlaces places;
  const char* path = std::getenv("PATH");
  for (const auto folder : split(path == nullptr ? "" : path, ':'))
    if (!folder.empty()) places.path_folders.emplace_back(folder);
  places.fetched_roots = fetched_servers();
  return places;
}

std::optional<Installation> installation_in(const fs::path& bin) {
  std::error_code failure;
  // The program, not the folder, is resolved: PATH folders hold links into the installation.
  const fs::path postgres = fs::canonical(bin / "postgres", failure);
  if (failure || !executable(postgres) || !executable(postgres.parent_path() / "initdb")) return std::nullopt;
  const auto line = output_of({postgres.string(), "--version"});
  if (!line) return std::nullopt;
  Installation found{postgres.parent_path(), *line, version_of(*line), 0};
  found.major = number(found.version.substr(0, found.version.find_first_not_of("0123456789"))).value_or(0);
  return found.major >= kOldestSupported ? std::optional(std::move(found)) : std::nullopt;
}

std::vector<Installation> find_installations(const SearchPlaces& places) {
  std::vector<Installation> all;
  add_installations(all, folders_of_the_system(places), false);
  for (const fs::path& root : places.fetched_roots) add_installations(all, bins_below(root), true);
  return all;
}

Installation choose_installation(const std::string& wanted, const SearchPlaces& places) {
  if (wanted.find('/') != std::string::npos) return in_named_folder(wanted);
  if (!wanted.empty() && !number(wanted)) {
    throw Error(ErrorKind::usage,
                fmt::format("[server] postgres = '{}' is neither a major version nor a folder", wanted),
                "write a version such as 15, or a path such as /usr/lib/postgresql/15/bin");
  }
  const auto all = find_installations(places);
  const auto fits = std::find_if(all.begin(), all.end(), [&](const Installation& each) {
    return wanted.empty() || each.major == number(wanted);
  });
  if (fits == all.end()) missing(wanted, all, places);
  return *fits;
}

}  // namespace rehearse::provision
