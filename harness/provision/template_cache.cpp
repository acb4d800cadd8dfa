#include "provision/template_cache.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <system_error>
#include <utility>

#include "base/strings.h"
#include "os/file_lock.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

// No sync: the cluster is copied and thrown away; the copy is synced before anything is measured on it.
std::vector<std::string> initdb_options(int major) {
  std::vector<std::string> options{"--no-sync", "--locale=C.UTF-8", "--encoding=UTF8", "--auth=trust",
                                   "-U",        kSuperuser};
  if (major >= 14) options.emplace_back("--no-instructions");
  return options;
}

std::string key_of(const Installation& installation) {
  const std::string identity = build_of(installation);
  return fmt::format("{}-{:016x}", installation.version, XXH3_64bits(identity.data(), identity.size()));
}

std::vector<std::string> copy_command(const fs::path& from, const fs::path& to) {
  return {"/bin/cp", "-a", "--reflink=auto", from.string(), to.string()};
}

}  // namespace

std::string build_of(const Installation& installation) {
  const fs::path binary = installation.bin / "postgres";
  std::error_code ignored;
  const auto modified = fs::last_write_time(binary, ignored).time_since_epoch().count();
  return fmt::format("{}\n{}\n{}\n{}", installation.version_line, binary.string(), modified,
                     join(initdb_options(installation.major), " "));
}

TemplateCache::TemplateCache(fs::path folder, const Installation& installation)
    : folder_(std::move(folder)),
      initdb_(installation.bin / "initdb"),
      options_(initdb_options(installation.major)),
      key_(key_of(installation)) {}

bool TemplateCache::holds_template() const {
  std::error_code ignored;
  return fs::exists(folder_ / key_ / "PG_VERSION", ignored);
}

void TemplateCache::fill(const fs::path& data, const RunAsServer& run) const {
  if (!holds_template()) {
    const os::FileLock lock(folder_ / (key_ + ".lock"));
    if (!holds_template()) {
      std::vector<std::string> argv{initdb_.string(), "-D", data.string()};
      argv.insert(argv.end(), options_.begin(), options_.end());
      run(argv);
      publish(data, run);
      return;
    }
  }
  run(copy_command(folder_ / key_, data));
}

// A copy that somebody was killed over stays under its partial name, and is erased by the next one to hold
// the lock.
void TemplateCache::publish(const fs::path& data, const RunAsServer& run) const {
  const fs::path partial = folder_ / (key_ + ".partial");
  fs::remove_all(partial);
  run(copy_command(data, partial));
  fs::rename(partial, folder_ / key_);
}

}  // namespace rehearse::provision
