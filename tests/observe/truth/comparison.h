// Holds a trace against the truth. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "observe/truth/true_locks.h"
#include "rehearse/trace.h"

namespace rehearse::observe::truth {

/// From this length on a window must be counted and measured.
inline constexpr Millis kShortest{20};

/// One duration, as it was and as it was measured.
struct Figure {
  std::string what;
  Millis truth{};
  Millis measured{};
  Millis by_statements{};  ///< see TrueLock; 0 where nobody asks
  Millis gap{};            ///< the longest between two samples, as the trace states it

  [[nodiscard]] Millis error() const { return measured - truth; }
  /// The error as a part of what is allowed: `least`, or two percent of a long duration.
  [[nodiscard]] double part_of(Millis least) const;
};

/// Of one repetition of a case.
struct Comparison {
  std::vector<Figure> figures;       ///< of windows of kShortest and more
  std::vector<Figure> brief;         ///< of shorter ones, where the trace has them
  std::size_t windows = 0;           ///< in truth, of kShortest and more
  std::size_t measured = 0;          ///< those of them that the trace has
  std::vector<std::string> wrong;    ///< what no sampling gap explains
  std::vector<std::string> inexact;  ///< what a busy machine may explain: not in all repetitions
  /// By the trace's own account there is a gap in which a window could have hidden: it shows nothing but that
  /// the machine was busy.
  bool disturbed = false;
};

struct Expectation {
  bool dead_indexes = false;        ///< see true_tables()
  bool lists_brief = false;         ///< brief locks that block writes are in the trace as well, with a bound
  bool looks_before_commit = true;  ///< whatever is held then is in the trace
};

Comparison compare(const Trace& trace, const std::vector<TrueLock>& truth, const WorkingTime& working,
                   const Expectation& expectation);

}  // namespace rehearse::observe::truth
