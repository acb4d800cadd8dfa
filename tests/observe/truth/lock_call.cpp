#include "observe/truth/lock_call.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <sstream>
#include <string_view>

#include "rehearse/error.h"

namespace rehearse::observe::truth {

namespace {

using Kind = LockCall::Kind;

// The registers of the first three arguments.
#if defined(__x86_64__)
constexpr std::array<std::string_view, 3> kArguments{"%di", "%si", "%dx"};
#elif defined(__aarch64__)
constexpr std::array<std::string_view, 3> kArguments{"%x0", "%x1", "%x2"};
#else
#error "the calling convention of this processor is unknown to the lock probes"
#endif

struct ProbeKind {
  Kind kind;
  std::string_view name;
  std::string_view function;
  bool at_return;
};

constexpr std::array<ProbeKind, 9> kProbes{{{Kind::acquire, "acquire", "LockAcquireExtended", false},
                                            {Kind::acquired, "acquired", "LockAcquireExtended", true},
                                            {Kind::release, "release", "LockRelease", false},
                                            {Kind::released, "released", "LockRelease", true},
                                            {Kind::forget, "forget", "LockReleaseCurrentOwner", false},
                                            {Kind::forgotten, "forgotten", "LockReleaseCurrentOwner", true},
                                            {Kind::reassign, "reassign", "LockReassignCurrentOwner", false},
                                            {Kind::end, "end", "LockReleaseAll", false},
                                            {Kind::ended, "ended", "LockReleaseAll", true}}};

// LOCKTAG: two words of four bytes for database and relation, two more fields, then type and method. The
// first member of ResourceOwnerData is its parent.
std::string arguments(Kind kind, std::uint64_t current_owner) {
  const auto& [first, second, third] = kArguments;
  const std::string owner = fmt::format("owner=@+{0:#x}:u64 parent=+0(@+{0:#x}):u64", current_owner);
  switch (kind) {
    case Kind::acquire:
    case Kind::release:
      return fmt::format(
          "database=+0({0}):u32 relation=+4({0}):u32 type=+14({0}):u8 method=+15({0}):u8 "
          "mode={1}:s32 session={2}:u8 {3}",
          first, second, third, owner);
    case Kind::acquired:
      return "result=$retval:s32";
    case Kind::released:
      return "result=$retval:u8";
    case Kind::end:
      return fmt::format("method={}:u16 all={}:u8", first, second);
    default:
      return owner;
  }
}

const ProbeKind& kind_named(std::string_view name) {
  const auto found = std::find_if(kProbes.begin(), kProbes.end(),
                                  [&](const ProbeKind& probe) { return probe.name == name; });
  if (found == kProbes.end()) throw Error(ErrorKind::bug, fmt::format("no lock probe has the name {}", name));
  return *found;
}

std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) throw Error(ErrorKind::bug, fmt::format("'{}' in a trace is no number", text));
  return value;
}

// "1234.567890:" in seconds since the clock's start.
TimePoint time(std::string_view text) {
  const std::size_t point = text.find('.');
  return TimePoint(std::chrono::seconds(number(text.substr(0, point))) +
                   std::chrono::microseconds(number(text.substr(point + 1))));
}

//   postgres-4711    [001] ...1.  1234.567890: release: (0x55d8) database=5 relation=16385 ...
LockCall parse(const std::string& line) {
  std::istringstream words(line.substr(line.find("] ") + 2));
  std::string flags;
  std::string when;
  std::string name;
  words >> flags >> when >> name;
  std::map<std::string, std::uint64_t> values;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos && word.substr(equals + 1) != "(fault)") {
      values[word.substr(0, equals)] = std::stoull(word.substr(equals + 1));
    }
  }
  LockCall call;
  call.kind = kind_named(name.substr(0, name.size() - 1)).kind;
  call.at = time(when);
  call.database = static_cast<std::uint32_t>(values["database"]);
  call.relation = static_cast<std::uint32_t>(values["relation"]);
  call.tag_type = static_cast<int>(values["type"]);
  call.mode = static_cast<int>(values["mode"]);
  call.session = values["session"] != 0;
  call.owner = values["owner"];
  call.parent = values["parent"];
  call.result = static_cast<int>(values["result"]);
  call.method = static_cast<int>(values["method"]);
  call.all = values["all"] != 0;
  return call;
}

}  // namespace

std::vector<TraceSession::Probe> lock_probes(const std::filesystem::path& program, const ElfFile& symbols) {
  const std::uint64_t current_owner = symbols.offset("CurrentResourceOwner");
  std::vector<TraceSession::Probe> probes;
  for (const ProbeKind& probe : kProbes) {
    const std::uint64_t offset = symbols.offset(std::string(probe.function));
    const bool bare = probe.kind == Kind::forgotten || probe.kind == Kind::ended;
    probes.push_back({probe.at_return, std::string(probe.name),
                      fmt::format("{}:{:#x} {}", program.string(), offset,
                                  bare ? "" : arguments(probe.kind, current_owner))});
  }
  return probes;
}

std::vector<LockCall> parse_lock_calls(const std::string& trace) {
  std::vector<LockCall> calls;
  std::istringstream lines(trace);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("] ") != std::string::npos) calls.push_back(parse(line));
  }
  return calls;
}

}  // namespace rehearse::observe::truth
