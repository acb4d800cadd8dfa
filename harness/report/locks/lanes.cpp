#include "report/locks/lanes.h"
#include "base/words.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/locks/mention.h"

namespace rehearse::report::locks {

namespace {

// DROP INDEX and REINDEX CONCURRENTLY lock an index hard only after every planner forgot it. A sequence is
// not read by queries; nextval() is part of writing.
Blocks blocked_by(const LockHeld& lock, const StepResult& step) {
  if (lock.kind == "index") {
    const StatementTiming* statement = statement_of(step, lock.statement);
    if (statement != nullptr && find_word(statement->sql, "concurrently")) return Blocks::nothing;
  }
  return lock.kind == "sequence" ? std::min(blocks(lock.mode), Blocks::writes) : blocks(lock.mode);
}

Millis longest(const std::vector<Stretch>& all) {
  Millis result{};
  for (const Stretch& stretch : all) result = std::max(result, stretch.to - stretch.from);
  return result;
}

void finish(Lane& lane) {
  std::stable_sort(lane.bars.begin(), lane.bars.end(),
                   [](const Bar& a, const Bar& b) { return a.asked() < b.asked(); });
  for (const Bar& bar : lane.bars) lane.blocks = std::max(lane.blocks, bar.blocks);
  lane.longest = longest(stretches(lane, lane.blocks));
}

}  // namespace

std::vector<Stretch> stretches(const Lane& lane, Blocks what) {
  std::vector<Stretch> result;
  for (const Bar& bar : lane.bars) {
    if (bar.blocks < what) continue;
    if (result.empty() || bar.asked() >= result.back().to)
      result.push_back({bar.asked(), bar.released(), bar.lock});
    else
      result.back().to = std::max(result.back().to, bar.released());
  }
  return result;
}

std::vector<Lane> lanes(const StepResult& step) {
  std::map<std::string, Lane> by_relation;
  for (const LockHeld& lock : step.trace.locks)
    by_relation[lock.relation].bars.push_back({&lock, blocked_by(lock, step)});
  std::vector<Lane> result;
  for (auto& [relation, lane] : by_relation) {
    lane.relation = relation;
    finish(lane);
    result.push_back(std::move(lane));
  }
  std::stable_sort(result.begin(), result.end(), [](const Lane& a, const Lane& b) {
    return std::tie(a.blocks, a.longest) > std::tie(b.blocks, b.longest);
  });
  if (!result.empty() && result.front().blocks > Blocks::nothing)
    std::erase_if(result, [](const Lane& lane) { return lane.blocks == Blocks::nothing; });
  return result;
}

Instant end_of(const StepResult& step, const std::vector<Lane>& lanes) {
  Instant end = step.duration;
  for (const Lane& lane : lanes)
    for (const Bar& bar : lane.bars) end = std::max(end, bar.released());
  for (const StatementTiming& statement : step.trace.statements)
    end = std::max(end, statement.started + statement.duration);
  return end;
}

const StatementTiming* statement_of(const StepResult& step, std::optional<std::size_t> index) {
  const auto& all = step.trace.statements;
  if (!index) return nullptr;
  if (*index < all.size() && all[*index].index == *index) return &all[*index];  // as recorders write them
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.index == *index; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace rehearse::report::locks
