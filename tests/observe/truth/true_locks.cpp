#include "observe/truth/true_locks.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>
#include <utility>

namespace rehearse::observe::truth {

namespace {

struct Stretch {
  Instant from{};
  Instant to{};
};

bool same(const TrueLock& a, const TrueLock& b) {
  return std::tie(a.name.relation, a.name.kind, a.mode, a.granted) ==
         std::tie(b.name.relation, b.name.kind, b.mode, b.granted);
}

std::vector<TrueLock> joined(std::vector<TrueLock> locks) {
  std::sort(locks.begin(), locks.end(), [](const TrueLock& a, const TrueLock& b) {
    return std::tie(a.name.relation, a.name.kind, a.mode, a.granted, a.asked) <
           std::tie(b.name.relation, b.name.kind, b.mode, b.granted, b.asked);
  });
  std::vector<TrueLock> result;
  for (TrueLock& lock : locks) {
    if (result.empty() || !same(result.back(), lock) || lock.asked >= result.back().released) {
      result.push_back(std::move(lock));
    } else {
      result.back().acquired = std::min(result.back().acquired, lock.acquired);
      result.back().released = std::max(result.back().released, lock.released);
    }
  }
  return result;
}

Millis longest(std::vector<Stretch> stretches, const WorkingTime& working) {
  std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  Millis best{};
  Stretch current;
  for (const Stretch& stretch : stretches) {
    current = stretch.from < current.to ? Stretch{current.from, std::max(current.to, stretch.to)} : stretch;
    best = std::max(best, working.within(current.from, current.to));
  }
  return best;
}

Instant end_of(const StatementTiming& statement) {
  return statement.started + statement.duration + statement.paused;
}

Stretch by_statements(const Trace& trace, Instant asked) {
  Stretch stretch;
  for (const StatementTiming& statement : trace.statements) {
    if (statement.started <= asked) stretch = {statement.started, end_of(statement)};
  }
  for (const TransactionBounds& transaction : trace.transactions) {
    if (asked < transaction.begin || asked > transaction.end) continue;
    if (asked > transaction.commit_started) stretch.from = transaction.commit_started;
    stretch.to = transaction.end;
  }
  return stretch;
}

}  // namespace

// Whoever is interrupted between the two questions finds a start that is too early.
StepTime::StepTime(const StepClock& clock) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    const TimePoint now = std::chrono::steady_clock::now();
    const auto since = std::chrono::duration_cast<TimePoint::duration>(clock.now());
    start_ = std::max(start_, now - since);
  }
}

WorkingTime::WorkingTime(const Trace& trace) {
  for (const TransactionBounds& transaction : trace.transactions) {
    Instant worked_until = transaction.commit_started;
    bool first = true;
    for (const StatementTiming& statement : trace.statements) {
      if (statement.started < transaction.begin || statement.started > transaction.commit_started) continue;
      if (!first) pauses_.push_back({worked_until, statement.started});
      worked_until =
          statement.paused > Millis{} ? transaction.commit_started - statement.paused : end_of(statement);
      first = false;
    }
    if (worked_until < transaction.commit_started) {
      pauses_.push_back({worked_until, transaction.commit_started});
    }
  }
}

Millis WorkingTime::within(Instant from, Instant to) const {
  Millis worked = to - from;
  for (const Pause& pause : pauses_) {
    worked -= std::max(Millis{}, std::min(to, pause.to) - std::max(from, pause.from));
  }
  return worked;
}

std::vector<TrueLock> true_locks(const std::vector<TrueWindow>& windows, const RelationNames& names,
                                 const StepTime& time, const Trace& trace) {
  const WorkingTime working(trace);
  std::vector<TrueLock> locks;
  for (const TrueWindow& window : windows) {
    auto name = names.find(window.relation);
    if (!name) continue;
    const TimePoint acquired = window.acquired.value_or(window.released);
    locks.push_back({*std::move(name), window.mode, window.acquired.has_value(), time.instant(window.asked),
                     time.instant(acquired), time.instant(window.released)});
  }
  locks = joined(std::move(locks));
  for (TrueLock& lock : locks) {
    lock.held = working.within(lock.acquired, lock.released);
    lock.waited = working.within(lock.asked, lock.acquired);
    const Stretch stretch = by_statements(trace, lock.asked);
    lock.by_statements = working.within(stretch.from, stretch.to);
  }
  return locks;
}

std::vector<TrueTable> true_tables(const std::vector<TrueLock>& locks, const WorkingTime& working,
                                   bool dead_indexes) {
  std::map<std::string, std::pair<std::vector<Stretch>, std::vector<Stretch>>> tables;
  for (const TrueLock& lock : locks) {
    if (lock.name.table.empty() || !conflicts(lock.mode, LockMode::row_exclusive)) continue;
    if (dead_indexes && lock.name.kind == "index") continue;
    auto& [reads, writes] = tables[lock.name.table];
    writes.push_back({lock.asked, lock.released});
    if (conflicts(lock.mode, LockMode::access_share) && lock.name.kind != "sequence") {
      reads.push_back({lock.asked, lock.released});
    }
  }
  std::vector<TrueTable> result;
  for (const auto& [table, stretches] : tables) {
    result.push_back({table, longest(stretches.first, working), longest(stretches.second, working)});
  }
  return result;
}

}  // namespace rehearse::observe::truth
