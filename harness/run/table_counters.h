// What a step did to the tables, in numbers. Pure.
#pragma once

#include "rehearse/counters.h"
#include "run/step_record.h"

namespace rehearse::run {

/// Fills in buffers and tables: those that were changed, read in full, copied, created or dropped.
void count_tables(const StepRecord& record, StepCounters& counters);

}  // namespace rehearse::run
