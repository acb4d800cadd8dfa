#include "provision/gc.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <optional>
#include <system_error>
#include <thread>

#include "os/file_lock.h"
#include "os/supervisor.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kTokenLength = 8;
constexpr auto kExitPoll = std::chrono::milliseconds(10);
constexpr Millis kImmediateStop{3'000};
constexpr Millis kKilled{2'000};
constexpr Millis kKeptEnds{60'000};  // erasing gigabytes takes its time

bool has_work_name(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string_view prefix = kWorkPrefix;
  return name.size() == prefix.size() + kTokenLength && name.compare(0, prefix.size(), prefix) == 0 &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(prefix.size()), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// Whose a folder is; nothing when it is none, or not for us to remove. Symbolic links are not followed.
std::optional<uid_t> removable_owner(const fs::path& folder) {
  struct stat status {};
  if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return std::nullopt;
  if (geteuid() != 0 && status.st_uid != geteuid()) return std::nullopt;
  return status.st_uid;
}

bool owned_by(const fs::path& path, uid_t owner) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && status.st_uid == owner;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

// Every program of a supervisor, and every backend, works below the work folder. That and the owner prove a
// process to be ours, which a number read from postmaster.pid does not: numbers are used again.
std::vector<pid_t> processes_in(const fs::path& work, uid_t owner) {
  std::vector<pid_t> pids;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator("/proc", failure)) {
    const std::string name = entry.path().filename().string();
    pid_t pid = 0;
    const auto parsed = std::from_chars(name.data(), name.data() + name.size(), pid);
    if (parsed.ec != std::errc{} || parsed.ptr != name.data() + name.size()) continue;
    const fs::path folder = fs::read_symlink(entry.path() / "cwd", failure);
    if (!failure && is_inside(folder, work) && owned_by(entry.path(), owner)) pids.push_back(pid);
  }
  return pids;
}

bool await_none(const fs::path& work, uid_t owner, Millis limit) {
  const auto deadline = Clock::now() + limit;
  while (!processes_in(work, owner).empty()) {
    if (Clock::now() > deadline) return false;
    std::this_thread::sleep_for(kExitPoll);
  }
  return true;
}

void signal_all(const std::vector<pid_t>& pids, int signal) {
  for (const pid_t pid : pids) kill(pid, signal);
}

// What postmaster.pid says: line 1 is the pid, line 7 "key id" of the shared memory segment that guards the
// data folder (manual, section 73.1, "postmaster.pid").
struct PostmasterFile {
  pid_t pid = 0;
  std::optional<int> segment;
};

PostmasterFile read_postmaster_file(const fs::path& work) {
  PostmasterFile result;
  std::ifstream file(work / "data" / "postmaster.pid");
  file >> result.pid;
  std::string line;
  for (int i = 1; i < 7; ++i) std::getline(file, line);
  unsigned long key = 0;
  int segment = 0;
  if (file >> key >> segment) result.segment = segment;
  return result;
}

// A killed postmaster leaves its segment behind, and without its data folder nobody would ever remove it.
void remove_segment(const PostmasterFile& postmaster, uid_t owner) {
  shmid_ds segment{};
  if (!postmaster.segment || shmctl(*postmaster.segment, IPC_STAT, &segment) != 0) return;
  if (segment.shm_nattch == 0 && segment.shm_perm.cuid == owner)
    shmctl(*postmaster.segment, IPC_RMID, nullptr);
}

std::vector<int> end_processes(const fs::path& work, uid_t owner) {
  const PostmasterFile postmaster = read_postmaster_file(work);
  const auto pids = processes_in(work, owner);
  if (std::find(pids.begin(), pids.end(), postmaster.pid) != pids.end()) {
    kill(postmaster.pid, SIGQUIT);
    await_none(work, owner, kImmediateStop);
  }
  signal_all(processes_in(work, owner), SIGKILL);
  await_none(work, owner, kKilled);
  remove_segment(postmaster, owner);
  return {pids.begin(), pids.end()};
}

// The path in the lease counts only if it can be that of our socket folder: the file is not ours alone.
void remove_sockets(const fs::path& work, uid_t owner) {
  std::ifstream lease(work / os::kLeaseFile);
  std::string text;
  std::getline(lease, text);
  const fs::path sockets(text);
  std::error_code ignored;
  if (sockets.filename() == work.filename().string() + kSocketSuffix && removable_owner(sockets) == owner)
    fs::remove_all(sockets, ignored);
}

bool is_kept(const fs::path& work) {
  std::ifstream lease(work / os::kLeaseFile);
  std::string line;
  std::getline(lease, line);
  std::getline(lease, line);
  return line.rfind(os::kKept, 0) == 0;
}

// Its supervisor looks for the file every second, ends the server and erases the folders.
Removed end_kept(const fs::path& work) {
  const std::ofstream stop(work / os::kStopFile);
  const auto deadline = Clock::now() + kKeptEnds;
  std::error_code failure;
  while (fs::exists(work, failure)) {
    if (Clock::now() > deadline) return {work, {}, "its supervisor does not end it"};
    std::this_thread::sleep_for(kExitPoll);
  }
  return {work, {}, {}};
}

bool older_than(const fs::path& folder, Millis age) {
  std::error_code failure;
  const auto modified = fs::last_write_time(folder, failure);
  return !failure && fs::file_time_type::clock::now() - modified > age;
}

// Those whose supervisor still lives; the others are reaped like any other.
void end_all_kept(const fs::path& root, std::vector<Removed>& removed) {
  std::vector<fs::path> kept;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(root, failure))
    if (has_work_name(entry.path()) && removable_owner(entry.path()) && is_kept(entry.path()) &&
        !os::FileLock::try_existing(entry.path() / os::kLeaseFile))
      kept.push_back(entry.path());
  for (const fs::path& work : kept) removed.push_back(end_kept(work));
}

}  // namespace

void reap(const fs::path& work, std::vector<Removed>& removed) {
  const auto owner = removable_owner(work);
  if (!owner) return;
  const auto lock = os::FileLock::try_existing(work / os::kLeaseFile);
  std::error_code failure;
  if (!lock && fs::exists(work / os::kLeaseFile, failure)) return;
  Removed result{work, end_processes(work, *owner), {}};
  remove_sockets(work, *owner);
  fs::remove_all(work, failure);
  if (failure) result.problem = fmt::format("cannot remove {}: {}", work.string(), failure.message());
  removed.push_back(std::move(result));
}

std::vector<Removed> collect_garbage(const GcOptions& options) {
  std::vector<fs::path> candidates;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(options.roots.work, failure))
    if (has_work_name(entry.path()) && older_than(entry.path(), options.grace))
      candidates.push_back(entry.path());
  std::vector<Removed> removed;
  if (options.kept) end_all_kept(options.roots.work, removed);
  for (const fs::path& work : candidates) reap(work, removed);
  return removed;
}

}  // namespace rehearse::provision
