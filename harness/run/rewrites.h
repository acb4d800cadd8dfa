// Which statement copied which table to a new file, and why. Pure.
#pragma once

#include "rehearse/trace.h"
#include "run/step_record.h"

namespace rehearse::run {

/// A rewrite gives a relation a new relfilenode (manual, chapter 73.1), which is proof; which statement did
/// it is known from the server's message, where the script lets that through and there is one.
void attribute_rewrites(const StepRecord& record, Trace& trace);

/// Its file is another, and not because of TRUNCATE, which copies nothing.
bool has_new_file(const StepRecord& record, std::int64_t table);

}  // namespace rehearse::run
