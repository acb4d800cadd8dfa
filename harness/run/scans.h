// Which statement read which existing table as a whole. Pure.
#pragma once

#include "rehearse/trace.h"
#include "run/step_record.h"

namespace rehearse::run {

/// Fills `scanned`, `validated` and `built`. ALTER TABLE and index builds say what they read. Of all else the
/// statistics of the step tell that a table was read in full, from version 15 on; a statement is named when
/// it is the only one that can have done it. A statement that copies a table reads it as well, and that is
/// no scan of its own. What the step created does not count.
void attribute_scans(const StepRecord& record, Trace& trace);

}  // namespace rehearse::run
