#include "provision/container/labels.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "base/strings.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

// Pids repeat after a boot and in every pid namespace.
std::string this_machine() {
  std::ifstream boot("/proc/sys/kernel/random/boot_id");
  std::string id;
  boot >> id;
  std::error_code ignored;
  return fmt::format("{}/{}", id, fs::read_symlink("/proc/self/ns/pid", ignored).string());
}

// Field 22 of /proc/<pid>/stat, in clock ticks since the boot; empty when there is no such process, or one
// that has ended and waits to be noticed. The second field is a name in parentheses that may hold anything
// (proc(5)).
std::string start_of(const std::string& pid) {
  constexpr std::size_t kState = 1;  // after the name, with an empty field before the first blank
  constexpr std::size_t kStart = 20;
  std::ifstream file(fmt::format("/proc/{}/stat", pid));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return {};
  const auto fields = split(std::string_view(text).substr(name_end + 1), ' ');
  return fields.size() > kStart && fields[kState] != "Z" ? std::string(fields[kStart]) : "";
}

}  // namespace

std::map<std::string, std::string> labels_of(const fs::path& work, pid_t supervisor) {
  const std::string pid = std::to_string(supervisor);
  return {{kWorkLabel, work.string()},
          {kOwnerLabel, pid},
          {kStartedLabel, start_of(pid)},
          {kMachineLabel, this_machine()}};
}

bool abandoned(const std::map<std::string, std::string>& labels) {
  for (const char* label : {kWorkLabel, kOwnerLabel, kStartedLabel, kMachineLabel})
    if (labels.find(label) == labels.end()) return false;
  return labels.at(kMachineLabel) == this_machine() &&
         start_of(labels.at(kOwnerLabel)) != labels.at(kStartedLabel);
}

}  // namespace rehearse::provision
