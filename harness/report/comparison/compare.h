// Two recorded runs: what is slower, what blocks for longer, what is found that was not. Pure.
#pragma once

#include <string>
#include <vector>

#include "rehearse/report.h"

namespace rehearse::report::comparison {

/// A duration or a window of both runs that differs beyond noise.
struct Change {
  std::string migration;
  std::string what;  ///< "up", "public.orders in up: reads blocked"
  Millis before{};
  Millis after{};
};

/// Something that only one of the runs says.
struct Remark {
  std::string migration;  ///< empty: of none in particular
  std::string text;
  bool fails = false;  ///< it makes a run fail
};

struct RunComparison {
  std::vector<std::string> not_alike;  ///< why times may differ without any fault of a migration
  std::vector<Change> slower;          ///< by the most first
  std::vector<Change> faster;
  std::vector<Remark> found;  ///< findings, lost round trips and verdicts that are new
  std::vector<Remark> fixed;
  std::vector<std::string> only_before;  ///< migrations
  std::vector<std::string> only_after;
};

/// A change is beyond noise when it is more than 5 ms and more than a tenth of the smaller value, and, of
/// runs with repeats, when the ranges do not overlap. Migrations are the same by their id and name, findings
/// by what they are about, not by what was measured.
RunComparison compare(const Report& before, const Report& after);

/// Whether anything got slower by more than that share (0.2: by a fifth), or is found that fails a run.
bool is_regression(const RunComparison& comparison, double share);

}  // namespace rehearse::report::comparison
