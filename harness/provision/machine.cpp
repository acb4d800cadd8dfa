#include "provision/machine.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <system_error>
#include <thread>

namespace rehearse::provision {

namespace {

constexpr auto kNoLimit = std::numeric_limits<std::int64_t>::max();

// cgroup v2 writes "max" where there is no limit, which does not parse as a number; v1 a huge number.
std::int64_t limit_in(const char* file) {
  std::ifstream stream(file);
  std::int64_t limit = 0;
  return stream >> limit && limit > 0 ? limit : kNoLimit;
}

std::int64_t memory_limit() {
  const std::int64_t physical = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
  return std::min({physical, limit_in("/sys/fs/cgroup/memory.max"),
                   limit_in("/sys/fs/cgroup/memory/memory.limit_in_bytes")});
}

}  // namespace

Machine inspect_machine(const std::filesystem::path& data_root) {
  Machine machine;
  machine.memory = {memory_limit()};
  std::error_code failure;
  const auto space = std::filesystem::space(data_root, failure);
  if (!failure) machine.free_disk = {static_cast<std::int64_t>(space.available)};
  machine.cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  getloadavg(&machine.load, 1);
  return machine;
}

}  // namespace rehearse::provision
