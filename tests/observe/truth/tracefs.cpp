#include "observe/truth/tracefs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "rehearse/error.h"

namespace rehearse::observe::truth {

namespace {

constexpr const char* kRoot = "/sys/kernel/tracing";

TraceFs find() {
  const std::filesystem::path root = kRoot;
  if (geteuid() != 0) return {{}, "uprobes need root"};
  if (!exists(root)) return {{}, "the kernel has no tracing (CONFIG_TRACING)"};
  if (!exists(root / "trace") && mount("tracefs", kRoot, "tracefs", 0, nullptr) != 0) {
    return {{}, fmt::format("tracefs cannot be mounted at {}: {}", kRoot, std::strerror(errno))};
  }
  if (!exists(root / "uprobe_events")) return {{}, "the kernel has no uprobes (CONFIG_UPROBE_EVENTS)"};
  if (access((root / "uprobe_events").c_str(), W_OK) != 0) return {{}, "tracefs is read-only"};
  return {root, {}};
}

}  // namespace

const TraceFs& tracefs() {
  static const TraceFs found = find();
  return found;
}

// One write(2): the kernel takes a command whole or not at all.
void add_to(const std::filesystem::path& file, std::string_view text) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  const ssize_t written = descriptor < 0 ? -1 : write(descriptor, text.data(), text.size());
  const int reason = errno;
  if (descriptor >= 0) close(descriptor);
  if (written == static_cast<ssize_t>(text.size())) return;
  throw Error(ErrorKind::environment,
              fmt::format("writing '{}' to {}: {}", text, file.string(), std::strerror(reason)));
}

}  // namespace rehearse::observe::truth
