#include "observe/truth/trace_session.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <system_error>

#include "observe/truth/tracefs.h"
#include "rehearse/error.h"

namespace rehearse::observe::truth {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kInstance = "rehearse-";
constexpr std::string_view kGroup = "rehearse_";
constexpr std::string_view kBufferKilobytes = "4096";  // per processor

// The process that a name like "rehearse-4711" stands for.
std::optional<pid_t> owner_of(std::string_view name, std::string_view prefix) {
  if (name.substr(0, prefix.size()) != prefix) return std::nullopt;
  pid_t owner = 0;
  const char* end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + prefix.size(), end, owner);
  return error == std::errc{} && rest == end ? std::optional(owner) : std::nullopt;
}

bool left_over(std::optional<pid_t> owner) {
  return owner && (*owner == getpid() || (kill(*owner, 0) != 0 && errno == ESRCH));
}

// Removing the buffer also switches off the events that write to it.
void remove_instances(const fs::path& root) {
  std::error_code ignored;
  for (const auto& instance : fs::directory_iterator(root / "instances", ignored)) {
    if (left_over(owner_of(instance.path().filename().string(), kInstance))) rmdir(instance.path().c_str());
  }
}

// Lines look like "p:rehearse_4711/release /usr/lib/postgresql/15/bin/postgres:0x469180 ...".
void remove_probes(const fs::path& root) {
  std::ifstream events(root / "uprobe_events");
  for (std::string line; std::getline(events, line);) {
    const std::string event = line.substr(2, line.find(' ') - 2);
    if (!left_over(owner_of(event.substr(0, event.find('/')), kGroup))) continue;
    try {
      add_to(root / "uprobe_events", "-:" + event);
    } catch (const Error&) {
      // Another process of ours was quicker.
    }
  }
}

void remove_left_overs(const fs::path& root) {
  remove_instances(root);
  remove_probes(root);
}

}  // namespace

TraceSession::TraceSession(const std::vector<Probe>& probes) : root_(tracefs().root) {
  if (root_.empty()) throw Error(ErrorKind::environment, tracefs().missing);
  remove_left_overs(root_);
  const std::string group = fmt::format("{}{}", kGroup, getpid());
  buffer_ = root_ / "instances" / fmt::format("{}{}", kInstance, getpid());
  events_ = buffer_ / "events" / group;
  try {
    for (const Probe& probe : probes) {
      add_to(root_ / "uprobe_events",
             fmt::format("{}:{}/{} {}", probe.at_return ? 'r' : 'p', group, probe.name, probe.where));
    }
    fs::create_directory(buffer_);
    add_to(buffer_ / "buffer_size_kb", kBufferKilobytes);
    add_to(buffer_ / "trace_clock",
           "mono");  // CLOCK_MONOTONIC, which std::chrono::steady_clock reads as well
  } catch (...) {
    remove();
    throw;
  }
}

TraceSession::~TraceSession() {
  remove();
}

void TraceSession::remove() noexcept {
  try {
    remove_left_overs(root_);
  } catch (...) {
    // The next process will try again.
  }
}

// Switching events on and off takes the kernel longer than a short test, so they stay on; and so does
// emptying the buffer in another way than by reading it.
void TraceSession::watch(BackendPid process) {
  if (process != watched_) {
    add_to(events_ / "filter", fmt::format("common_pid == {}", process.value));
    if (watched_ == BackendPid{}) add_to(events_ / "enable", "1");
    watched_ = process;
  }
  read();
  add_to(buffer_ / "tracing_on", "1");
}

std::string TraceSession::read() {
  add_to(buffer_ / "tracing_on", "0");
  if (overrun()) throw Error(ErrorKind::environment, "the trace buffer was too small for the truth");
  const int pipe = open((buffer_ / "trace_pipe").c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  std::string text;
  std::array<char, 65536> part{};
  for (ssize_t got = 0; (got = ::read(pipe, part.data(), part.size())) > 0;) {
    text.append(part.data(), static_cast<std::size_t>(got));
  }
  close(pipe);
  return text;
}

bool TraceSession::overrun() const {
  for (const auto& cpu : fs::directory_iterator(buffer_ / "per_cpu")) {
    std::ifstream stats(cpu.path() / "stats");
    for (std::string line; std::getline(stats, line);) {
      if (line.rfind("overrun: ", 0) == 0 && line != "overrun: 0") return true;
    }
  }
  return false;
}

}  // namespace rehearse::observe::truth
