#include "report/locks/windows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/format.h"

namespace rehearse::report::locks {

namespace {

BlockedTime summed(const std::vector<Stretch>& stretches) {
  BlockedTime time;
  for (const Stretch& stretch : stretches) {
    const Millis length = stretch.to - stretch.from;
    time.total += length;
    if (time.count++ > 0 && length <= time.longest) continue;
    time.longest = length;
    time.from = stretch.from;
    time.uncertainty = stretch.opened_by->uncertainty;
    time.statement = stretch.opened_by->statement;
  }
  return time;
}

// As it was judged, where it was.
BlockedTime blocked_time(const Lane& lane, Blocks what, const StepResult& step) {
  const auto& tables = step.trace.tables;
  const auto table = std::find_if(tables.begin(), tables.end(),
                                  [&](const TableWindow& window) { return window.table == lane.relation; });
  if (table != tables.end() && what >= Blocks::writes) {
    const BlockedTime& judged = what == Blocks::reads ? table->exclusive : table->write_block;
    if (judged.count > 0) return judged;
  }
  return summed(stretches(lane, what));
}

// Of the locks that block that much, the longest of the statement that opened the window.
const LockHeld* lock_behind(const Lane& lane, Blocks what, const BlockedTime& time) {
  const LockHeld* behind = nullptr;
  const auto better = [&](const LockHeld& lock) {
    if (behind == nullptr) return true;
    const bool opened = lock.statement == time.statement;
    const bool had_opened = behind->statement == time.statement;
    return opened != had_opened ? opened : lock.blocked() > behind->blocked();
  };
  for (const Bar& bar : lane.bars)
    if (bar.blocks >= what && better(*bar.lock)) behind = bar.lock;
  return behind;
}

bool has_bar(const Lane& lane, Blocks what) {
  return std::any_of(lane.bars.begin(), lane.bars.end(), [&](const Bar& bar) { return bar.blocks == what; });
}

std::size_t openers(const Lane& lane, Blocks what) {
  std::set<std::optional<std::size_t>> statements;
  for (const Stretch& stretch : stretches(lane, what)) statements.insert(stretch.opened_by->statement);
  return statements.size();
}

// What was only inferred from the ends of a statement is a bound. An uncertainty that rounding hides is none.
std::string length(const Window& window) {
  const BlockedTime& time = window.time;
  if (window.behind->evidence == Evidence::bounds) return "≤ " + human(time.longest);
  const bool felt = time.uncertainty > Millis{} && time.uncertainty * 100 >= time.longest;
  return felt ? fmt::format("{} ± {}", human(time.longest), human(time.uncertainty)) : human(time.longest);
}

std::string for_how_long(const Window& window) {
  if (window.time.count <= 1) return fmt::format("for {}", length(window));
  return fmt::format("{} times, for {} at most and {} in all", window.time.count, length(window),
                     human(window.time.total));
}

// "ShareLock of line 3, of which 1.2 s waiting for it"
std::string mode(const Window& window, const std::string& opener) {
  const LockHeld& lock = *window.behind;
  return fmt::format("{}{}{}", to_string(lock.mode), opener.empty() ? "" : " of " + opener,
                     lock.waited > Millis{} ? fmt::format(", {} of it waiting", human(lock.waited)) : "");
}

// "line 3 blocks writes for 8.4 s (ShareLock)"
std::string deed(const Window& window, const Lane& lane, const StepResult& step) {
  const StatementTiming* opener = statement_of(step, window.time.statement);
  const std::string where = opener == nullptr ? "" : place_of(*opener);
  const std::size_t number = openers(lane, window.blocks);
  const bool several = window.time.count > 1 && number > 1;
  const std::string who = several ? fmt::format("{} statements", number) : where.empty() ? "a lock" : where;
  return fmt::format("{} {} {} {} ({})", who, several ? "block" : "blocks", in_words(window.blocks),
                     for_how_long(window), mode(window, several ? where : ""));
}

// ", and public.users as well, through a foreign key", by the statement behind the window or by another one.
std::string neighbours_of(const Window& window, const Lane& lane, const Blocked& blocked,
                          const StepResult& step, const Outcome& outcome) {
  std::string result;
  for (const auto& [index, relations] : blocked) {
    const StatementTiming* statement = statement_of(step, index);
    if (statement == nullptr) continue;
    const bool behind = index == window.behind->statement;
    result += in_words(neighbours(lane.relation, *statement, relations, outcome),
                       behind ? "" : place_of(*statement));
  }
  return result;
}

}  // namespace

std::vector<Window> windows(const Lane& lane, const StepResult& step) {
  std::vector<Window> result;
  for (const Blocks what : {Blocks::reads, Blocks::writes, Blocks::ddl, Blocks::nothing}) {
    if (!has_bar(lane, what) || (what == Blocks::nothing && !result.empty())) continue;
    const BlockedTime time = blocked_time(lane, what, step);
    // A weaker lock that ends with the stronger one adds nothing to tell.
    if (!result.empty() && time.longest <= result.back().time.longest * 1.01) continue;
    result.push_back({what, time, lock_behind(lane, what, time)});
  }
  return result;
}

std::string_view in_words(Blocks blocks) {
  static constexpr std::array<std::string_view, 4> kWords{"nothing", "other DDL and VACUUM only", "writes",
                                                          "reads and writes"};
  return kWords.at(static_cast<std::size_t>(blocks));
}

std::string sentence(const Window& window, const Lane& lane, const Blocked& blocked, const StepResult& step,
                     const Outcome& outcome) {
  const bool strongest = window.blocks == lane.blocks;
  return fmt::format("{}: {}{}{}", lane.relation, deed(window, lane, step),
                     strongest ? neighbours_of(window, lane, blocked, step, outcome) : "",
                     window.blocks == Blocks::writes ? "; reads go on" : "");
}

}  // namespace rehearse::report::locks
