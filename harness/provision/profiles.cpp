#include "provision/profiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

constexpr std::int64_t kMega = 1'024LL * 1'024;

// How the harness reaches and recognises its server, and reads its log.
constexpr std::array<std::string_view, 13> kReserved{"listen_addresses",
                                                     "port",
                                                     "unix_socket_directories",
                                                     "unix_socket_permissions",
                                                     "data_directory",
                                                     "cluster_name",
                                                     "hba_file",
                                                     "config_file",
                                                     "logging_collector",
                                                     "log_destination",
                                                     "log_line_prefix",
                                                     "log_timezone",
                                                     "lc_messages"};

// A share of a resource in MB, rounded down to a power of two: machines that differ by a few MB (control
// groups, firmware) get equal settings, and runs on them stay comparable.
std::string share(Bytes of, std::int64_t divisor, std::int64_t least, std::int64_t most) {
  const std::int64_t mega = std::clamp(of.value / divisor / kMega, least, most);
  return fmt::format("{}MB", std::bit_floor(static_cast<std::uint64_t>(mega)));
}

Settings common(const Machine& machine) {
  return {
      {"TimeZone", "UTC"},
      {"log_timezone", "UTC"},
      {"log_line_prefix", "%m [%p] %q%v %e "},
      {"log_destination", "stderr"},
      {"lc_messages", "C"},
      // A quarter of the memory is the manual's advice (section 20.4.1). No more than 2 GB: shards run
      // several servers side by side, and throwaway tables seldom are larger.
      {"shared_buffers", share(machine.memory, 4, 32, 2'048)},
  };
}

Settings measuring(const Machine& machine) {
  return {
      {"fsync", "on"},
      {"full_page_writes", "on"},
      {"synchronous_commit", "on"},
      // Not minimal: that writes no WAL for rewrites and index builds, the very statements under test.
      {"wal_level", "replica"},
      {"max_wal_senders", "10"},
      {"checkpoint_timeout", "15min"},
      {"max_wal_size", share(machine.free_disk, 8, 512, 4'096)},
      {"maintenance_work_mem", "64MB"},
      {"max_parallel_maintenance_workers", "2"},
      // Off, so that verdicts repeat: after a bulk UPDATE a worker starts at a random moment within a minute
      // and holds ShareUpdateExclusiveLock, on which the next ALTER TABLE waits for up to deadlock_timeout
      // before the worker gives way. One second of blocked reads by chance is more than most budgets allow.
      {"autovacuum", "off"},
      {"track_io_timing", "on"},
      {"log_lock_waits", "on"},
      {"log_temp_files", "0"},  // also tells the session whose statement spilled
      {"deadlock_timeout", "1s"},
  };
}

Settings seeding(int major, const Machine& machine) {
  Settings settings{
      {"fsync", "off"},
      {"full_page_writes", "off"},
      {"synchronous_commit", "off"},
      {"wal_level", "minimal"},
      {"max_wal_senders", "0"},
      {"archive_mode", "off"},
      {"checkpoint_timeout", "1h"},
      {"max_wal_size", share(machine.free_disk, 8, 512, 8'192)},
      {"maintenance_work_mem", share(machine.memory, 16, 64, 512)},
      {"max_parallel_maintenance_workers", "2"},
      {"autovacuum", "off"},
      {"jit", "off"},
  };
  if (major >= 17) settings["summarize_wal"] = "off";  // refuses wal_level=minimal
  return settings;
}

// Setting names are not case-sensitive, and ours are lower-case but for TimeZone.
void overlay(Settings& settings, const Settings& above) {
  for (const auto& setting : above) {
    const auto same = std::find_if(settings.begin(), settings.end(), [&](const auto& known) {
      return equals_ignoring_case(known.first, setting.first);
    });
    if (same == settings.end())
      settings.insert(setting);
    else
      same->second = setting.second;
  }
}

void refuse_unusable(const Settings& user) {
  for (const auto& [name, value] : user) {
    const std::string key = lower(name);
    if (std::find(kReserved.begin(), kReserved.end(), key) != kReserved.end())
      throw Error(ErrorKind::usage, fmt::format("[server] settings: {} is decided by rehearse", name),
                  "leave it out");
    if (key == "wal_level" && equals_ignoring_case(value, "minimal"))
      throw Error(
          ErrorKind::usage,
          "[server] settings: wal_level = minimal would flatter the durations: table rewrites and index "
          "builds would write no WAL",
          "use replica or logical, as production does");
  }
}

}  // namespace

Settings settings_of(Profile profile, int major, const Machine& machine, const Settings& user) {
  refuse_unusable(user);
  Settings settings = common(machine);
  if (profile == Profile::measuring) overlay(settings, measuring(machine));
  overlay(settings, user);
  if (profile == Profile::seeding) overlay(settings, seeding(major, machine));
  return settings;
}

}  // namespace rehearse::provision
