// What the locks on one table block, in words.
#pragma once

#include <string>
#include <vector>

#include "rehearse/outcome.h"
#include "report/locks/lanes.h"
#include "report/locks/neighbours.h"

namespace rehearse::report::locks {

/// One kind of work that the locks on a relation keep waiting.
struct Window {
  Blocks blocks;
  BlockedTime time;
  const LockHeld* behind;  ///< the lock that explains the longest stretch
};

/// The strongest first. For a table the times are those that were judged. Empty for no lane.
std::vector<Window> windows(const Lane& lane, const StepResult& step);

/// "reads and writes", "writes", "other DDL and VACUUM only", "nothing".
std::string_view in_words(Blocks blocks);

/// "public.orders: line 3 blocks writes for 8.4 s (ShareLock); reads go on".
std::string sentence(const Window& window, const Lane& lane, const Blocked& blocked, const StepResult& step,
                     const Outcome& outcome);

}  // namespace rehearse::report::locks
