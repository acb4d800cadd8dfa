#include "observe/lock_timeline.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "observe/sql_words.h"

namespace rehearse::observe {

namespace {

struct Edge {
  Instant at{};
  Millis uncertainty{};
};

struct Taken {
  Edge edge;
  const StatementTiming* statement = nullptr;
};

Instant middle(const Gap& gap) {
  return gap.after + (gap.before - gap.after) / 2;
}
Millis half(const Gap& gap) {
  return std::max(Millis{}, (gap.before - gap.after) / 2);
}
bool inside(const Gap& gap, Instant at, const Timetable& timetable) {
  return at >= gap.after - timetable.margin() && at <= gap.before + timetable.margin();
}

// Statements that may have taken the lock: those of the gap whose locks were not gone again when it was seen.
std::vector<const StatementTiming*> suspects(const Sighting& sighting, const Timetable& timetable) {
  auto found = timetable.running(sighting.asked);
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const StatementTiming* statement) {
                               return timetable.releases(*statement) < sighting.first_seen;
                             }),
              found.end());
  return found;
}

// The one that names the relation, else the first that starts in the gap: rather too early than too late.
const StatementTiming* choose(const std::vector<const StatementTiming*>& suspects, const Gap& gap,
                              const RelationName& name) {
  const std::string table = name.relation.substr(name.relation.find('.') + 1);
  const auto doubt = [&](const StatementTiming* statement) {
    const bool names_it = mentions(statement->sql, table) || mentions(statement->sql, name.own);
    const bool starts = statement->started >= gap.after;
    return (names_it ? 0 : 2) + (starts ? 0 : 1);
  };
  return *std::min_element(suspects.begin(), suspects.end(),
                           [&](const auto* a, const auto* b) { return doubt(a) < doubt(b); });
}

Taken taken(const Sighting& sighting, const RelationName& name, const Timetable& timetable) {
  const auto candidates = suspects(sighting, timetable);
  if (candidates.empty()) return {{middle(sighting.asked), half(sighting.asked)}, nullptr};
  const StatementTiming* statement = choose(candidates, sighting.asked, name);
  const Gap possible{std::max(sighting.asked.after, candidates.front()->started), sighting.asked.before};
  if (sighting.wait_started) {
    return {{std::clamp(*sighting.wait_started, possible.after, possible.before), Millis{}}, statement};
  }
  if (inside(sighting.asked, statement->started, timetable))
    return {{statement->started, half(possible)}, statement};
  // Seen only by the snapshot: the earliest moment it can be, so that a short lock is not made shorter.
  const Gap own{possible.after, std::min(possible.before, end_of(*statement))};
  const bool earliest = timetable.before_commit(sighting.first_seen);
  return {{earliest ? own.after : middle(own), half(possible)}, statement};
}

Edge released(const Sighting& sighting, const StatementTiming* statement, const Timetable& timetable) {
  const Gap& gap = sighting.released;
  if (statement == nullptr) return {middle(gap), half(gap)};
  const Instant end = timetable.releases(*statement);
  if (inside(gap, end, timetable)) return {end, half({gap.after, end})};
  for (const PartialRollback& rollback : timetable.rollbacks())
    if (inside(gap, rollback.when.before, timetable))
      return {rollback.when.before, half({gap.after, rollback.when.before})};
  return {middle(gap), half(gap)};
}

// A wait ends within its statement. One that no sample saw granted ended in a lock too short to see, or in
// nothing: half and half.
Edge granted(const Sighting& sighting, const Taken& asked, const Edge& gone, const Timetable& timetable) {
  if (!sighting.waited) return asked.edge;
  Gap gap = sighting.was_granted ? sighting.granted : Gap{sighting.last_seen, gone.at};
  if (asked.statement != nullptr && inside(gap, end_of(*asked.statement), timetable)) {
    gap.before = end_of(*asked.statement);
  }
  return {middle(gap), half(gap)};
}

LockWindow window(const Sighting& sighting, const Taken& asked, RelationName name,
                  const Timetable& timetable) {
  const Edge gone = released(sighting, asked.statement, timetable);
  const Edge got = granted(sighting, asked, gone, timetable);
  const bool only_snapshot =
      timetable.before_commit(sighting.first_seen) && timetable.before_commit(sighting.last_seen);
  LockWindow result{std::move(name), sighting.mode, std::nullopt, asked.edge.at, got.at, gone.at};
  if (asked.statement != nullptr) result.statement = asked.statement->index;
  result.released = std::max(gone.at, got.at);
  result.uncertainty = got.uncertainty + gone.uncertainty;
  result.evidence = only_snapshot ? Evidence::snapshot : Evidence::sampled;
  return result;
}

// A lock that a partial rollback released, and that samples show afterwards as well, was taken again before
// the next sample: two windows. Within a DO block nothing tells which came first, lock or savepoint. Within
// the margin of a log, "afterwards" may have been before.
void add_windows(Sighting sighting, const RelationName& name, const Timetable& timetable,
                 std::vector<LockWindow>& windows) {
  Taken asked = taken(sighting, name, timetable);
  while (asked.statement != nullptr) {
    const Instant began = std::max(asked.edge.at, asked.statement->started);
    const auto rollback = released_by(timetable.rollbacks(), began, sighting.last_seen - timetable.margin());
    if (!rollback) break;
    Sighting first = sighting;
    first.released = rollback->when;
    first.last_seen = std::min(first.last_seen, rollback->when.after);
    windows.push_back(window(first, asked, name, timetable));
    sighting.asked = {rollback->when.before, rollback->when.before + timetable.longest_gap()};
    sighting.granted = sighting.asked;
    sighting.waited = false;
    sighting.wait_started.reset();
    sighting.first_seen = sighting.asked.before;
    asked = taken(sighting, name, timetable);
  }
  windows.push_back(window(sighting, asked, name, timetable));
}

bool commits_inside(const StatementTiming& statement) {
  const std::string verb = first_words(statement.sql, 1).front();
  return verb == "do" || verb == "call";
}

// VACUUM ANALYZE lets a table go before it takes the same lock again to analyze it.
bool analyzes_at_last(const StatementTiming& statement) {
  return first_words(statement.sql, 1).front() == "vacuum" &&
         (mentions(statement.sql, "analyze") || mentions(statement.sql, "analyse"));
}

bool same_lock(const Sighting& a, const Sighting& b) {
  return a.relation == b.relation && a.mode == b.mode;
}

// One lock over a change of transaction, without a sample that lacks it and within a statement that cannot
// have released it in between: a lock of the session, as CONCURRENTLY takes it. What was seen before such a
// statement began, or after it ended, is another's.
bool continues(const Sighting& earlier, const Sighting& later, bool last, const Timetable& timetable) {
  if (!same_lock(earlier, later) || later.first_sample != earlier.last_sample + 1) return false;
  const StatementTiming* statement =
      timetable.running_through(earlier.released, {earlier.asked.before, later.last_seen});
  if (statement == nullptr || commits_inside(*statement)) return false;
  return !last || !analyzes_at_last(*statement);
}

std::vector<Sighting> joined(std::vector<Sighting> sightings, const Timetable& timetable) {
  const auto order = [](const Sighting& s) { return std::tuple(s.relation, s.mode, s.first_sample); };
  std::sort(sightings.begin(), sightings.end(),
            [&](const Sighting& a, const Sighting& b) { return order(a) < order(b); });
  std::vector<Sighting> result;
  for (auto sighting = sightings.begin(); sighting != sightings.end(); ++sighting) {
    const auto next = std::next(sighting);
    const bool last = next == sightings.end() || !same_lock(*sighting, *next);
    if (!result.empty() && continues(result.back(), *sighting, last, timetable)) {
      result.back().released = sighting->released;
      result.back().last_seen = sighting->last_seen;
      result.back().last_sample = sighting->last_sample;
    } else {
      result.push_back(std::move(*sighting));
    }
  }
  return result;
}

bool same_lock(const LockWindow& a, const LockWindow& b) {
  return std::tie(a.name.relation, a.name.kind, a.mode) == std::tie(b.name.relation, b.name.kind, b.mode);
}

void absorb(LockWindow& merged, const LockWindow& other) {
  merged.acquired = std::min(merged.acquired, other.acquired);
  merged.released = std::max(merged.released, other.released);
  merged.uncertainty = std::max(merged.uncertainty, other.uncertainty);
  if (other.evidence == Evidence::sampled) merged.evidence = Evidence::sampled;
}

std::vector<LockWindow> merged(std::vector<LockWindow> windows) {
  const auto order = [](const LockWindow& w) {
    return std::tie(w.name.relation, w.name.kind, w.mode, w.asked, w.acquired);
  };
  std::sort(windows.begin(), windows.end(),
            [&](const LockWindow& a, const LockWindow& b) { return order(a) < order(b); });
  std::vector<LockWindow> result;
  for (LockWindow& window : windows) {
    // Windows that only touch are two transactions of one DO block.
    if (!result.empty() && same_lock(result.back(), window) && window.asked < result.back().released) {
      absorb(result.back(), window);
    } else {
      result.push_back(std::move(window));
    }
  }
  return result;
}

LockHeld held(const LockWindow& window, const Timetable& timetable) {
  return {window.name.relation,
          window.name.kind,
          window.mode,
          window.statement,
          window.acquired,
          timetable.worked(window.acquired, window.released),
          timetable.worked(window.asked, window.acquired),
          window.uncertainty,
          window.evidence};
}

}  // namespace

std::vector<LockWindow> lock_windows(std::vector<Sighting> sightings, const RelationNames& names,
                                     const Timetable& timetable) {
  std::vector<LockWindow> windows;
  for (const Sighting& sighting : joined(std::move(sightings), timetable))
    if (const auto name = names.find(sighting.relation)) add_windows(sighting, *name, timetable, windows);
  return windows;
}

std::vector<LockHeld> locks_held(const std::vector<LockWindow>& windows, const Timetable& timetable) {
  std::vector<LockHeld> locks;
  for (const LockWindow& window : merged(windows)) locks.push_back(held(window, timetable));
  std::stable_sort(locks.begin(), locks.end(), [](const LockHeld& a, const LockHeld& b) {
    return std::tie(a.acquired, a.relation) < std::tie(b.acquired, b.relation);
  });
  return locks;
}

}  // namespace rehearse::observe
