// How long nobody else could read or write a table. Pure.
#pragma once

#include <vector>

#include "observe/lock_timeline.h"
#include "observe/timetable.h"
#include "rehearse/trace.h"

namespace rehearse::observe {

/// For each table whose writers had to wait: the longest stretches without a break in which its locks were
/// asked for or held, sorted by table. A request counts from the start, because everyone else queues behind
/// it. The statement is the one that opened the longest exclusive window, or else the longest
/// write-blocking one.
///
/// Locks on an index or TOAST table count for the table. The planner takes a lock on every index of a table
/// that a query reads, whichever it then uses (manual, REINDEX, "Notes"), and every write opens them all.
/// Locks on the sequence of a column stop inserts that draw from it, never reads.
std::vector<TableWindow> table_windows(const std::vector<LockWindow>& windows, const Timetable& timetable);

}  // namespace rehearse::observe
