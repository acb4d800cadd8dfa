// What a step did to the tables, in numbers. Pure.
#pragma once

#include "rehearse/counters.h"
#include "run/step_record.h"

namespace rehearse::run {

/// Everything but the disk peak. Lists tables that were changed, read in full, copied, created or dropped.
StepCounters step_counters(const StepRecord& record);

}  // namespace rehearse::run
