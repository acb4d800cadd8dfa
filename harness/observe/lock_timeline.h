// From sightings of locks to locks with edges, and to the stretches in which a table was blocked. Pure.
//
// A sighting knows its edges only as gaps between two samples. Most locks are taken as a statement starts and
// released as its transaction ends, so an edge whose gap holds such a moment is put there; any other edge
// goes to the middle of what is left of its gap.
#pragma once

#include <optional>
#include <vector>

#include "observe/lock_sightings.h"
#include "observe/relation_names.h"
#include "observe/timetable.h"
#include "rehearse/trace.h"

namespace rehearse::observe {

/// One lock with its edges worked out.
struct LockWindow {
  RelationName name;
  LockMode mode = LockMode::access_share;
  std::optional<std::size_t> statement;
  Instant asked{};
  Instant acquired{};
  Instant released{};
  Millis uncertainty{};
  Evidence evidence = Evidence::sampled;
};

/// Leaves out relations without a name. Two transactions of one statement give two windows, as for a DO block
/// that commits; CONCURRENTLY and VACUUM hold one lock over several transactions and give one.
std::vector<LockWindow> lock_windows(std::vector<Sighting> sightings, const RelationNames& names,
                                     const Timetable& timetable);

/// One lock for all overlapping windows of the same relation, kind and mode: ten indexes of one table are one
/// line. Sorted by the moment of acquisition, then by relation.
std::vector<LockHeld> locks_held(const std::vector<LockWindow>& windows, const Timetable& timetable);

}  // namespace rehearse::observe
