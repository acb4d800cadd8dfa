// What was measured while one step ran.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/counters.h"
#include "rehearse/lock_mode.h"
#include "rehearse/source_location.h"
#include "rehearse/units.h"

namespace rehearse {

/// A relation whose data was copied to a new file, seen by its relfilenode.
struct Rewrite {
  std::string relation;  ///< schema.name
  Rows rows;             ///< before the statement, as the planner's statistics know it
  Bytes bytes;           ///< size of the table before the statement
  std::string reason{};  ///< in words, as part of a sentence; empty when it is not known for certain
};

/// A whole relation that existed before the step and that a statement read, known from statistics deltas and
/// the server's DEBUG1 messages.
struct Scan {
  std::string relation;  ///< schema.name
  Rows rows;             ///< as the planner's statistics know it
};

struct StatementTiming {
  std::size_t index = 0;  ///< position in the script, from 0
  SourceLocation location;
  std::string sql;
  Instant started{};
  Millis duration{};
  /// How long rehearse looked at its locks before it committed by itself; no part of `duration`.
  Millis paused{};
  std::optional<Rows> rows;  ///< as in the command tag; absent where the command has none
  std::vector<Rewrite> rewrote;
  std::vector<Scan> scanned;
  std::optional<Bytes> wal;          ///< written by the server meanwhile; autovacuum may add to it
  std::optional<Bytes> temporary{};  ///< files of sorts and hashes; absent when the server did not say
  std::vector<IndexBuild> built{};
  std::vector<Validation> validated{};
  std::optional<BackendPid> backend{};  ///< absent: rehearse's own session, which runs scripts
};

/// How a lock came to be known.
enum class Evidence {
  sampled,   ///< seen in pg_locks while it was held
  snapshot,  ///< seen just before COMMIT, too short for the sampler
  log,       ///< from the server's log
  bounds,    ///< inferred from the start and end of a statement
};

/// One lock on one relation, from the moment it was granted to its release.
struct LockHeld {
  std::string relation;  ///< schema.name of the relation people know: an index counts for its table
  std::string kind;      ///< what was locked: table, index, toast, sequence, view, materialized view
  LockMode mode = LockMode::access_share;
  std::optional<std::size_t> statement;  ///< index of the statement that took it
  Instant acquired{};
  Millis held{};
  Millis waited{};       ///< before it was granted
  Millis uncertainty{};  ///< of `held`: the sampling gaps at its two ends
  Evidence evidence = Evidence::sampled;

  /// Others queue behind a waiting request just as behind a held lock.
  [[nodiscard]] Millis blocked() const { return waited + held; }
};

/// The stretches in which locks of one class were asked for or held, overlapping ones joined.
struct BlockedTime {
  Millis longest{};
  Instant from{};                        ///< where the longest begins
  Millis uncertainty{};                  ///< of the longest: the sampling gaps at its two ends
  std::optional<std::size_t> statement;  ///< that opened the longest
  Millis total{};                        ///< of all stretches
  std::size_t count = 0;                 ///< of stretches: a DO block that commits gives several
};

/// For one table, how long nobody else could read it, or write it.
struct TableWindow {
  std::string table;
  BlockedTime exclusive;    ///< AccessExclusiveLock: no reads
  BlockedTime write_block;  ///< ShareLock or stronger: no writes

  /// Whoever opened the longest window that stopped the most.
  [[nodiscard]] std::optional<std::size_t> statement() const {
    return exclusive.count > 0 ? exclusive.statement : write_block.statement;
  }
};

/// A stretch in which no sample was taken, as the machine or the server had no time for one.
struct SamplingGap {
  Instant from{};
  Instant to{};
};

/// How well the step was watched. What was not seen is said.
struct Sampling {
  Millis interval{};  ///< aimed at; the longest, as it grows with what one sample costs
  std::size_t samples = 0;
  Millis longest_gap{};           ///< between two samples
  std::vector<SamplingGap> gaps;  ///< those longer than three intervals and 10 ms; at most the first hundred
  Millis busy{};  ///< from question to answer, in all samples: no less than the server spent on them
  Millis cpu{};   ///< that rehearse itself spent on them
  /// By how much statements that the server's log tells of may stand too early or too late, all alike,
  /// because two clocks had to be compared. Nothing where the times are our own.
  std::optional<Millis> clock_error{};
  std::vector<std::string> not_observed;  ///< sentences for the reader
};

/// A transaction that rehearse wrapped around statements of the script, that the script opened itself, or in
/// which one statement committed by itself; or that another program had with several statements. The BEGIN
/// and COMMIT of rehearse are no statements of the script, but locks live until the COMMIT.
struct TransactionBounds {
  Instant begin{};                      ///< when BEGIN was sent
  Instant commit_started{};             ///< when COMMIT, or ROLLBACK, was sent
  Instant end{};                        ///< when it was answered
  bool by_itself = false;               ///< one statement that nobody put into a transaction
  std::optional<BackendPid> backend{};  ///< as of its statements
};

/// A lock on something else than a relation, seen now and then: when it is asked for and how long it lasts is
/// known to some hundredths of a second. What a statement waited for that is no table is here as well.
struct OtherLock {
  std::string kind;    ///< pg_locks.locktype: advisory, object, transactionid, virtualxid, tuple, ...
  std::string object;  ///< "4711", "type public.mood"; of a wait for a transaction whose it is: "pid 99"
  LockMode mode = LockMode::access_share;
  Instant seen{};  ///< first
  Millis held{};
  Millis waited{};
};

struct Trace {
  std::vector<StatementTiming> statements;
  std::vector<TransactionBounds> transactions;
  /// Of the session as the step begins: set by the server, its database or role. Zero: it waits for ever.
  std::optional<Millis> lock_timeout;
  std::vector<LockHeld> locks;
  std::vector<TableWindow> tables;
  std::vector<OtherLock> other_locks{};
  Sampling sampling;
  StepCounters counters{};
};

std::string_view to_string(Evidence evidence);
/// "line 12" of its file, or "statement 3" of a program, as part of a sentence.
std::string place_of(const StatementTiming& statement);

}  // namespace rehearse
