#include "provision/cache/state_cache.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/format.h"
#include "provision/cache/state_files.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

constexpr const char* kData = "data";
constexpr const char* kFacts = "state.json";
constexpr std::size_t kKeyLength = 32;
// What the run itself still needs on the same disk: WAL, temporary files, rewrites of tables.
constexpr std::int64_t kSpare = 512LL * 1'024 * 1'024;

bool is_key(const std::string& name) {
  return name.size() == kKeyLength && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Bytes free_space(const fs::path& folder) {
  return {static_cast<std::int64_t>(fs::space(folder).available)};
}

void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // some file systems do not sync folders
  fsync(descriptor);
  close(descriptor);
}

void write_facts(const fs::path& file, const SeededState& facts) {
  std::ofstream stream(file, std::ios::binary);
  stream << to_json(facts);
  stream.close();
  if (!stream) throw Error(ErrorKind::environment, fmt::format("cannot write {}", file.string()));
}

// Renamed first: what is half removed is no state any more.
void remove_folder(const fs::path& folder) {
  const fs::path doomed = folder.string() + fmt::format(".removed-{}", getpid());
  fs::rename(folder, doomed);
  fs::remove_all(doomed);
}

void remove_quietly(const fs::path& folder) {
  std::error_code ignored;  // sweep() comes by again
  fs::remove_all(folder, ignored);
}

}  // namespace

void HeldState::put_back(const AtRest& server) const {
  provision::put_back(folder_ / kData, server);
}

StateCache::StateCache(const fs::path& home, Listener& listener)
    : folder_(home / "seeded"), listener_(listener) {}

fs::path StateCache::lock_file(const std::string& key) const {
  return folder_ / (key + ".lock");
}

SeededState StateCache::read(const std::string& key) const {
  const fs::path file = folder_ / key / kFacts;
  std::ifstream stream(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  SeededState facts = state_from_json(text, file.string());
  if (sum_files(folder_ / key / kData) != FileSum{facts.size, facts.files})
    throw Error(ErrorKind::environment, fmt::format("{}: files are missing or cut", file.string()));
  return facts;
}

std::optional<HeldState> StateCache::find(const std::string& key) const {
  if (!fs::exists(folder_ / key)) return std::nullopt;
  auto lock = os::FileLock::try_shared(lock_file(key));
  if (!lock || !fs::exists(folder_ / key)) return std::nullopt;
  try {
    SeededState facts = read(key);
    fs::last_write_time(folder_ / key / kFacts, fs::file_time_type::clock::now());
    return HeldState(std::move(*lock), folder_ / key, std::move(facts));
  } catch (const std::exception& error) {
    listener_.note(fmt::format("the kept seeded state is damaged and is made anew: {}", error.what()));
  }
  lock.reset();
  remove(key);
  return std::nullopt;
}

void StateCache::keep(const std::string& key, SeededState facts, const AtRest& server,
                      const std::optional<Bytes>& limit) const {
  if (has_tablespaces(server.data))
    throw Error(ErrorKind::environment, "the server has tablespaces, which lie outside of its data folder");
  server.run({"/bin/mkdir", "-p", "-m", "0700", folder_.string()});
  const auto lock = os::FileLock::try_exclusive(lock_file(key));
  if (!lock) throw Error(ErrorKind::environment, "another run is working on the same state");
  const FileSum sum = sum_files(server.data);
  facts.size = sum.size;
  facts.files = sum.files;
  if (fs::exists(folder_ / key)) remove_folder(folder_ / key);
  make_room(sum.size, limit);
  make(key, facts, server);
}

void StateCache::make_room(Bytes size, const std::optional<Bytes>& limit) const {
  sweep();
  const std::vector<StoredState> states = stored();
  Bytes available = free_space(folder_);
  for (const StoredState& state : states) available.value += state.size.value;
  const Bytes most = limit.value_or(default_limit(available));
  if (size > most)
    throw Error(ErrorKind::environment,
                fmt::format("it takes {}, and [seed] cache_limit is {}", human(size), human(most)));
  for (const std::string& key : to_evict(states, size, most)) remove(key);
  const Bytes space = free_space(folder_);
  if (space.value < size.value + kSpare)
    throw Error(ErrorKind::environment, fmt::format("it takes {}, and {} of disk space are left in {}",
                                                    human(size), human(space), folder_.string()));
}

// A name of its own for each attempt: a copy whose run was killed may go on for a moment.
void StateCache::make(const std::string& key, const SeededState& facts, const AtRest& server) const {
  const fs::path partial = folder_ / fmt::format("{}.partial-{}", key, getpid());
  try {
    server.run({"/bin/mkdir", partial.string()});
    write_facts(partial / kFacts, facts);
    copy_away(server, partial / kData);
    fs::rename(partial, folder_ / key);
    sync_folder(folder_);
  } catch (const std::exception&) {
    remove_quietly(partial);
    throw;
  }
}

// A damaged state is the oldest: it is of no use to anybody.
std::vector<StoredState> StateCache::stored() const {
  std::vector<StoredState> states;
  if (!fs::exists(folder_)) return states;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const std::string key = entry.path().filename().string();
    if (!is_key(key)) continue;
    std::error_code missing;
    const auto used = fs::last_write_time(entry.path() / kFacts, missing);
    states.push_back({key, sum_files(entry.path()).size, missing ? fs::file_time_type::min() : used});
  }
  return states;
}

std::vector<ListedState> StateCache::list() const {
  std::vector<ListedState> states;
  for (const StoredState& each : stored()) {
    ListedState listed{each, std::nullopt};
    try {
      listed.facts = read(listed.stored.key);
    } catch (const std::exception&) {
      // Listed without facts.
    }
    states.push_back(std::move(listed));
  }
  std::sort(states.begin(), states.end(),
            [](const ListedState& a, const ListedState& b) { return a.stored.used > b.stored.used; });
  return states;
}

bool StateCache::remove(const std::string& key) const {
  if (!fs::exists(folder_ / key)) return false;
  const auto lock = os::FileLock::try_exclusive(lock_file(key));
  if (!lock || !fs::exists(folder_ / key)) return false;
  remove_folder(folder_ / key);
  return true;
}

void StateCache::sweep() const {
  std::vector<fs::path> leftovers;
  if (!fs::exists(folder_)) return;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.is_directory() && !is_key(entry.path().filename().string())) leftovers.push_back(entry.path());
  for (const fs::path& leftover : leftovers) {
    const std::string key = leftover.stem().string();
    if (const auto lock = os::FileLock::try_exclusive(lock_file(key))) remove_quietly(leftover);
  }
}

}  // namespace rehearse::provision
