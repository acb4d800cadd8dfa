#include <fmt/format.h>
#include <sys/sysinfo.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>

#include "base/format.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "provision/catalogue.h"
#include "rehearse/error.h"

namespace rehearse::cli {

namespace {

namespace fs = std::filesystem;

std::string line(const Diagnosis& diagnosis) {
  return fmt::format("  {:<4} {:<24} {}\n", diagnosis.ok ? "ok" : "no", diagnosis.subject, diagnosis.detail);
}

Diagnosis memory() {
  struct sysinfo info {};
  if (sysinfo(&info) != 0) return {false, "memory", "unknown"};
  const auto bytes = [&](unsigned long blocks) {
    return human(Bytes{static_cast<std::int64_t>(blocks * info.mem_unit)});
  };
  return {true, "memory", fmt::format("{} in all, {} free", bytes(info.totalram), bytes(info.freeram))};
}

// A busy machine is no obstacle, but its durations are not to be trusted.
Diagnosis processors() {
  const unsigned cores = std::thread::hardware_concurrency();
  double load = 0;
  if (::getloadavg(&load, 1) != 1) return {true, "cores", std::to_string(cores)};
  return {true, "cores",
          fmt::format("{}, load {:.2f}{}", cores, load,
                      load > cores ? ": busier than it has cores, durations will be too long" : "")};
}

Diagnosis disk() {
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  const auto space = fs::space(folder, error);
  if (error) return {false, "temporary folder", fmt::format("{}: {}", folder.string(), error.message())};
  return {
      true, "temporary folder",
      fmt::format("{}, {} free", folder.string(), human(Bytes{static_cast<std::int64_t>(space.available)}))};
}

// True when everything the backend needs is there.
bool examine(const Provisioner& provisioner, const ServerSpec& spec) {
  bool works = true;
  std::string text = fmt::format("\nbackend {}\n", provisioner.backend);
  for (const Diagnosis& diagnosis : provisioner.diagnose(spec)) {
    works = works && diagnosis.ok;
    text += line(diagnosis);
  }
  print(text);
  return works;
}

}  // namespace

int doctor(const DoctorOptions& options) {
  print(fmt::format("rehearse {}\n\nmachine\n{}{}{}", version(), line(processors()), line(memory()),
                    line(disk())));
  ServerSpec spec;
  spec.postgres = options.postgres;
  bool works = false;
  for (const Provisioner* provisioner : provision::catalogue()) {
    const bool ok = examine(*provisioner, spec);
    if (provisioner->backend == spec.backend) works = ok;
  }
  print(works ? "\nrehearse run works here\n"
              : "\nrehearse run does not work here: see the lines with 'no'\n");
  return works ? 0 : rehearse::exit_code(ErrorKind::environment);
}

}  // namespace rehearse::cli
