#include "provision/template_cache.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <chrono>
#include <system_error>
#include <utility>

#include "os/file_lock.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLock = ".lock";  // its time is that of the last use
constexpr auto kUnused = std::chrono::hours(24 * 30);

std::string key_of(const Build& build) {
  return fmt::format("{}-{:016x}", build.version, XXH3_64bits(build.identity.data(), build.identity.size()));
}

std::vector<std::string> copy_command(const fs::path& from, const fs::path& to) {
  return {"/bin/cp", "-a", "--reflink=auto", from.string(), to.string()};
}

}  // namespace

TemplateCache::TemplateCache(fs::path folder, const Build& build)
    : folder_(std::move(folder)), key_(key_of(build)) {}

bool TemplateCache::holds_template() const {
  std::error_code ignored;
  return fs::exists(folder_ / key_ / "PG_VERSION", ignored);
}

void TemplateCache::fill(const fs::path& data, const std::function<void()>& initialise,
                         const RunAsServer& run) const {
  if (!holds_template()) {
    const os::FileLock lock(folder_ / (key_ + kLock));
    if (!holds_template()) {
      initialise();
      publish(data, run);
      return;
    }
  }
  std::error_code ignored;  // a cache that we may only read is good enough
  fs::last_write_time(folder_ / (key_ + kLock), fs::file_time_type::clock::now(), ignored);
  run(copy_command(folder_ / key_, data));
}

// A copy that somebody was killed over stays under its partial name, and is erased by the next one to hold
// the lock.
void TemplateCache::publish(const fs::path& data, const RunAsServer& run) const {
  const fs::path partial = folder_ / (key_ + ".partial");
  fs::remove_all(partial);
  run(copy_command(data, partial));
  fs::rename(partial, folder_ / key_);
  prune();
}

// Every upgrade of a package and every new image makes a template that no later server asks for.
void TemplateCache::prune() const {
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder_, failure)) {
    const fs::path unused = folder_ / entry.path().stem();
    if (entry.path().extension() != kLock || entry.path().stem() == key_ ||
        !fs::exists(unused / "PG_VERSION"))
      continue;
    if (fs::file_time_type::clock::now() - fs::last_write_time(entry.path(), failure) < kUnused) continue;
    if (const auto lock = os::FileLock::try_exclusive(entry.path())) fs::remove_all(unused, failure);
  }
}

}  // namespace rehearse::provision
