#include "observe/table_windows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "observe/sql_words.h"

namespace rehearse::observe {

namespace {

struct Stretch {
  Instant from{};
  Instant to{};
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
Stretch longest(std::vector<Stretch> stretches, const Timetable& timetable) {
  std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  Stretch best;
  Stretch current;
  for (const Stretch& stretch : stretches) {
    if (stretch.from < current.to) {
      current.to = std::max(current.to, stretch.to);
    } else {
      current = stretch;
    }
    if (timetable.worked(best.from, best.to) < timetable.worked(current.from, current.to)) best = current;
  }
  return best;
}

TableWindow summarise(const std::string& table, const Stretches& stretches, const Timetable& timetable) {
  const Stretch exclusive = longest(stretches.exclusive, timetable);
  const Stretch writes = longest(stretches.writes, timetable);
  return {table, timetable.worked(exclusive.from, exclusive.to), timetable.worked(writes.from, writes.to),
          stretches.exclusive.empty() ? writes.statement : exclusive.statement};
}

}  // namespace

std::vector<TableWindow> table_windows(const std::vector<LockWindow>& windows, const Timetable& timetable) {
  std::map<std::string, Stretches> tables;
  for (const LockWindow& window : windows) {
    const bool stops_writes = conflicts(window.mode, LockMode::row_exclusive);
    const bool stops_reads = conflicts(window.mode, LockMode::access_share) && window.name.kind != "sequence";
    if (!stops_writes || window.name.table.empty() || on_dead_index(window, timetable)) continue;
    const Stretch stretch{window.asked, window.released, window.statement};
    Stretches& table = tables[window.name.table];
    table.writes.push_back(stretch);
    if (stops_reads) table.exclusive.push_back(stretch);
  }
  std::vector<TableWindow> result;
  for (const auto& [table, stretches] : tables) result.push_back(summarise(table, stretches, timetable));
  return result;
}

}  // namespace rehearse::observe
