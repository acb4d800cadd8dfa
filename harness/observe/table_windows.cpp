#include "observe/table_windows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "observe/sql_words.h"

namespace rehearse::observe {

namespace {

struct Stretch {
  Instant from{};
  Instant to{};
  Millis uncertainty{};
  std::optional<std::size_t> statement;  ///< that opened it
};

struct Stretches {
  std::vector<Stretch> exclusive;
  std::vector<Stretch> writes;
};

// DROP INDEX and REINDEX CONCURRENTLY lock an index hard only after every planner forgot it.
bool on_dead_index(const LockWindow& window, const Timetable& timetable) {
  if (window.name.kind != "index" || !window.statement) return false;
  const StatementTiming* statement = timetable.statement(*window.statement);
  return statement != nullptr && mentions(statement->sql, "concurrently");
}

// Windows that only touch leave a moment in which others got through: a DO block that commits.
std::vector<Stretch> joined(std::vector<Stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  std::vector<Stretch> result;
  for (const Stretch& stretch : stretches) {
    if (result.empty() || stretch.from >= result.back().to) {
      result.push_back(stretch);
      continue;
    }
    result.back().to = std::max(result.back().to, stretch.to);
    result.back().uncertainty = std::max(result.back().uncertainty, stretch.uncertainty);
  }
  return result;
}

BlockedTime blocked_time(std::vector<Stretch> stretches, const Timetable& timetable) {
  BlockedTime time;
  for (const Stretch& stretch : joined(std::move(stretches))) {
    const Millis worked = timetable.worked(stretch.from, stretch.to);
    time.total += worked;
    if (time.count++ > 0 && worked <= time.longest) continue;
    time.longest = worked;
    time.from = stretch.from;
    time.uncertainty = stretch.uncertainty;
    time.statement = stretch.statement;
  }
  return time;
}

}  // namespace

std::vector<TableWindow> table_windows(const std::vector<LockWindow>& windows, const Timetable& timetable) {
  std::map<std::string, Stretches> tables;
  for (const LockWindow& window : windows) {
    const bool stops_writes = conflicts(window.mode, LockMode::row_exclusive);
    const bool stops_reads = conflicts(window.mode, LockMode::access_share) && window.name.kind != "sequence";
    if (!stops_writes || window.name.table.empty() || on_dead_index(window, timetable)) continue;
    const Stretch stretch{window.asked, window.released, window.uncertainty, window.statement};
    Stretches& table = tables[window.name.table];
    table.writes.push_back(stretch);
    if (stops_reads) table.exclusive.push_back(stretch);
  }
  std::vector<TableWindow> result;
  for (auto& [table, stretches] : tables)
    result.push_back({table, blocked_time(std::move(stretches.exclusive), timetable),
                      blocked_time(std::move(stretches.writes), timetable)});
  return result;
}

}  // namespace rehearse::observe
