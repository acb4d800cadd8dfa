// What several runs of the same cycle, each from the same state, say about one step.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rehearse/units.h"

namespace rehearse {

/// Which of several runs of a cycle gives the verdict.
enum class RepeatJudge { median, worst };

/// A value that stands apart from those of the other runs.
struct Outlier {
  std::size_t run;  ///< from 1
  Millis value;
};

/// The same quantity, measured once in each run.
struct Spread {
  Millis median{};  ///< of an even number: the mean of the two in the middle
  Millis lowest{};
  Millis highest{};
  std::vector<Outlier> outliers;  ///< in the order of the runs
};

struct RepeatedWindow {
  std::string table;
  Spread exclusive;    ///< the longest stretch without reads; 0 in a run that had none
  Spread write_block;  ///< the longest stretch without writes
};

/// How the step ended in one of the runs.
struct RepeatedRun {
  std::size_t run = 1;  ///< from 1; runs that ended before this step are missing
  Millis duration{};
  std::string error;  ///< the server's message; empty when the step worked
  std::optional<bool>
      schema_matches;  ///< after down, and after up again: is it the schema that was expected?
};

struct Repeats {
  std::size_t runs = 1;  ///< of the whole cycle
  RepeatJudge judge = RepeatJudge::median;
  std::size_t shown = 1;  ///< the run, from 1, that everything else in the step is of, and that was judged
  std::vector<RepeatedRun> each;
  Spread duration;  ///< of the runs in which the step worked
  std::vector<RepeatedWindow> windows;
};

}  // namespace rehearse
