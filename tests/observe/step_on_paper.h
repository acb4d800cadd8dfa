// A step without a server: what samples showed is written down by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "observe/lock_timeline.h"
#include "observe/table_windows.h"

namespace rehearse::observe::test {

inline constexpr Oid kOrders{20'001};
inline constexpr Oid kOrdersIndex{20'002};
inline constexpr Oid kUsers{20'003};
inline constexpr Oid kSequence{20'004};
inline constexpr Oid kCreatedByTheStep{29'999};
inline constexpr auto kExclusive = LockMode::access_exclusive;

struct Lock {
  Oid relation;
  LockMode mode = kExclusive;
  std::string transaction = "3/17";
  bool granted = true;
};

// Statements, a wrapped transaction if wanted, and what samples of no length showed.
class Step {
 public:
  Step() {
    names_.put({kOrders, "public", "orders"});
    names_.put({kOrdersIndex, "public", "orders_by_day", 'i', false, kOrders});
    names_.put({kUsers, "public", "users"});
    names_.put({kSequence, "public", "orders_id_seq", 'S', false, kOrders});
  }

  Step& statement(std::string sql, double from, double to) {
    StatementTiming timing;
    timing.index = trace_.statements.size();
    timing.sql = std::move(sql);
    timing.started = Instant{from};
    timing.duration = Millis{to - from};
    trace_.statements.push_back(timing);
    return *this;
  }
  Step& transaction(double begin, double commit, double end) {
    trace_.transactions.push_back({Instant{begin}, Instant{commit}, Instant{end}});
    return *this;
  }
  Step& sample(double at, const std::vector<Lock>& locks = {}) {
    LockSample sample{Instant{at}, Instant{at}};
    for (const Lock& lock : locks) {
      sample.locks.push_back({lock.relation, lock.mode, lock.granted, lock.transaction});
    }
    sightings_.add(sample);
    return *this;
  }
  /// Samples every 2 ms from `from` up to and including `to`.
  Step& samples(double from, double to, const std::vector<Lock>& locks) {
    for (double at = from; at <= to; at += 2) sample(at, locks);
    return *this;
  }

  /// Its statements are known from a log, to a millisecond.
  Step& of_another_program() {
    between_ = Between::worked;
    return *this;
  }

  std::vector<LockHeld> locks() {
    measure();
    return locks_;
  }
  std::vector<TableWindow> tables() {
    measure();
    return tables_;
  }

 private:
  void measure() {
    const Timetable timetable(trace_, between_);
    const auto windows = lock_windows(sightings_.finish(timetable.end()), names_, timetable);
    locks_ = locks_held(windows, timetable);
    tables_ = table_windows(windows, timetable);
  }

  RelationNames names_;
  Trace trace_;
  Between between_ = Between::measured;
  LockSightings sightings_;
  std::vector<LockHeld> locks_;
  std::vector<TableWindow> tables_;
};

inline Lock waiting(Oid relation) {
  return {relation, kExclusive, "3/17", false};
}

}  // namespace rehearse::observe::test
