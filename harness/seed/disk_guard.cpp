#include "seed/disk_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <system_error>
#include <vector>

#include "base/format.h"
#include "rehearse/error.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kTablePage = 8'192;
constexpr std::int64_t kRowOverhead = 28;  // header and line pointer (manual, "Database Page Layout")
constexpr std::int64_t kLooks = 32;        // rows whose width is looked at

// Keys that are read from a parent are not known before it is loaded: they are taken for a few bytes.
bool waits_for_sample(const TablePlan& plan, const ColumnPlan& column) {
  return !plan.samples.empty() && column.generator == "existing key";
}

double row_width(const TablePlan& plan) {
  std::vector<std::int64_t> rows(static_cast<std::size_t>(std::min(kLooks, plan.rows)));
  std::iota(rows.begin(), rows.end(), plan.first_row);
  std::size_t bytes = 0;
  for (const ColumnPlan& column : plan.columns) {
    ColumnBuffer fields;
    if (!column.values || waits_for_sample(plan, column)) continue;
    column.values->fill(rows, fields);
    for (std::size_t i = 0; i < fields.size(); ++i) bytes += fields.field(i).size() - 4;
  }
  return static_cast<double>(kRowOverhead) + static_cast<double>(bytes) / static_cast<double>(rows.size());
}

double table_bytes(const TablePlan& plan) {
  const auto rows = static_cast<double>(plan.rows);
  if (plan.rows <= 0) return 0;
  const ProfileTable* known = plan.shape;
  if (known == nullptr || known->name != plan.name || known->pages <= 0 || known->rows.value_or(0) <= 0)
    return rows * row_width(plan);
  const std::int64_t pages = known->pages + (known->toast ? known->toast->pages : 0);
  return static_cast<double>(pages * kTablePage) * rows / static_cast<double>(*known->rows);
}

}  // namespace

Bytes expected_bytes(const SeedPlan& plan) {
  double sum = 0;
  for (const TablePlan& table : plan.tables) sum += table_bytes(table);
  return Bytes{std::llround(sum)};
}

FreeSpace free_space_of(pg::Connection& superuser) {
  const std::filesystem::path folder(std::string(superuser.query("SHOW data_directory").text(0, 0)));
  return [folder]() -> std::optional<Bytes> {
    std::error_code failure;
    const auto space = std::filesystem::space(folder, failure);
    if (failure || space.available == static_cast<std::uintmax_t>(-1)) return std::nullopt;
    return Bytes{static_cast<std::int64_t>(space.available)};
  };
}

void DiskGuard::require(Bytes expected) const {
  const auto free = free_space_();
  if (!free || expected.value + kReserve.value <= free->value) return;
  throw Error(ErrorKind::environment,
              fmt::format("seeding wants {} of disk space for its rows alone, and {} are free",
                          human(expected), human(*free)),
              kRoomHint);
}

void DiskGuard::check(Rows loaded, Rows planned) const {
  const auto free = free_space_();
  if (!free || *free >= kReserve) return;
  throw Error(ErrorKind::environment,
              fmt::format("the disk is almost full: {} are free after {} of {} rows were loaded",
                          human(*free), human(loaded), human(planned)),
              kRoomHint);
}

pg::ServerError disk_full(const std::string& doing, const pg::ServerError& error) {
  return {error.sqlstate(), fmt::format("the disk is full: {} failed: {}", doing, error.what()), kRoomHint};
}

}  // namespace rehearse::seed
