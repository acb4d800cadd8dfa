#include "provision/settings_shown.h"

namespace rehearse::provision {

namespace {

constexpr const char* kShown =
    "SELECT name, current_setting(name) FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', "
    "'synchronous_commit', 'wal_level', 'shared_buffers', 'work_mem', 'maintenance_work_mem', "
    "'max_wal_size', "
    "'checkpoint_timeout', 'autovacuum', 'TimeZone', 'max_parallel_maintenance_workers', "
    "'max_parallel_workers_per_gather', 'jit', 'deadlock_timeout', 'data_checksums')";

}  // namespace

std::map<std::string, std::string> settings_shown(pg::Connection& admin,
                                                  const std::map<std::string, std::string>& users) {
  std::map<std::string, std::string> shown;
  const pg::Result rows = admin.query(kShown);
  for (std::size_t row = 0; row < rows.rows(); ++row) shown.emplace(rows.text(row, 0), rows.text(row, 1));
  for (const auto& [name, value] : users) {
    const pg::Result current = admin.query("SELECT current_setting($1, true)", {name});
    if (!current.null(0, 0)) shown.emplace(name, current.text(0, 0));
  }
  return shown;
}

}  // namespace rehearse::provision
