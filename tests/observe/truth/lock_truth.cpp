#include "observe/truth/lock_truth.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "observe/truth/elf_file.h"
#include "rehearse/error.h"

namespace rehearse::observe::truth {

namespace {

std::vector<TraceSession::Probe> probes_for(BackendPid backend) {
  std::error_code error;
  const auto program = std::filesystem::read_symlink(fmt::format("/proc/{}/exe", backend.value), error);
  if (error) {
    throw Error(ErrorKind::environment,
                fmt::format("finding the program of process {}: {}", backend.value, error.message()),
                "the server must run on this machine");
  }
  return lock_probes(program, ElfFile(program));
}

}  // namespace

LockTruth::LockTruth(BackendPid any) : session_(probes_for(any)) {}

void LockTruth::begin(BackendPid backend) {
  session_.watch(backend);
}

std::vector<TrueWindow> LockTruth::finish() {
  LockBook book;
  for (const LockCall& call : parse_lock_calls(session_.read())) book.enter(call);
  auto windows = book.close(std::chrono::steady_clock::now());
  std::stable_sort(windows.begin(), windows.end(), [](const TrueWindow& a, const TrueWindow& b) {
    return a.acquired.value_or(a.released) < b.acquired.value_or(b.released);
  });
  return windows;
}

}  // namespace rehearse::observe::truth
