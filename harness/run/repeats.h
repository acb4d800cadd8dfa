// Several runs of one cycle, told as one. Pure.
#pragma once

#include <vector>

#include "rehearse/outcome.h"
#include "rehearse/scenario.h"

namespace rehearse::run {

/// The run that stands for all, from 0: of the judged `runs`, ordered by their verdict, then by the time of
/// their steps and of the longest windows in them, added up, the one in the middle or the last. In the middle
/// of an even number it is the worse one. So a migration fails by the median when at least half of its runs
/// do.
std::size_t representative(const std::vector<Outcome>& runs, RepeatJudge judge);

/// That run, with what the others measured in the repeats of its steps. `runs` is not empty.
Outcome summarised(std::vector<Outcome> runs, RepeatJudge judge);

}  // namespace rehearse::run
