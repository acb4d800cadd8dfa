// The windows of the kernel in the words of a trace: named, in the step's time, and counted as a trace
// counts.
#pragma once

#include <string>
#include <vector>

#include "observe/observer.h"
#include "observe/relation_names.h"
#include "observe/truth/lock_book.h"
#include "rehearse/trace.h"

namespace rehearse::observe::truth {

/// A moment of the steady clock as an Instant of a step, and back.
class StepTime {
 public:
  explicit StepTime(const StepClock& clock);
  [[nodiscard]] Instant instant(TimePoint at) const { return at - start_; }

 private:
  TimePoint start_;
};

/// How long the migration was at work. Between the statements of a transaction it is rehearse that measures,
/// and a trace leaves that out of what it says locks were held for.
class WorkingTime {
 public:
  explicit WorkingTime(const Trace& trace);
  [[nodiscard]] Millis within(Instant from, Instant to) const;

 private:
  struct Pause {
    Instant from{};
    Instant to{};
  };
  std::vector<Pause> pauses_;
};

/// What a LockHeld should say.
struct TrueLock {
  RelationName name;
  LockMode mode = LockMode::access_share;
  bool granted = true;
  Instant asked{};
  Instant acquired{};  ///< or gave up
  Instant released{};
  Millis held{};
  Millis waited{};
  /// What a tool says that knows nothing but statements: from the start of the one that asked for the lock to
  /// the end of its transaction.
  Millis by_statements{};
};

/// What a TableWindow should say.
struct TrueTable {
  std::string table;
  Millis exclusive{};
  Millis writes{};
};

/// Named locks only. Windows of one relation, kind and mode that overlap are one: ten indexes of one table
/// are one line of a report.
std::vector<TrueLock> true_locks(const std::vector<TrueWindow>& windows, const RelationNames& names,
                                 const StepTime& time, const Trace& trace);

/// `dead_indexes`: a statement says CONCURRENTLY, which locks an index hard when no query can use it any
/// more.
std::vector<TrueTable> true_tables(const std::vector<TrueLock>& locks, const WorkingTime& working,
                                   bool dead_indexes);

}  // namespace rehearse::observe::truth
