// A check turns a recorded outcome into findings. It is pure: no clock, no server, no file.
//
// To add one: scripts/new check <id>. The file name of harness/check/<id>.cpp is its id.
#pragma once

#include <string_view>
#include <vector>

#include "rehearse/outcome.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"

namespace rehearse {

struct Check {
  std::string_view id;
  std::string_view summary;  ///< one line for `rehearse explain`
  Severity severity;         ///< of its findings, unless a finding says otherwise
  std::vector<Finding> (*judge)(const Outcome&, const Budgets&);  ///< nullptr: it judges runs only
  /// Findings that belong to no single migration. `report` is the whole run, its outcomes judged.
  std::vector<Finding> (*judge_run)(const Report&) = nullptr;
  bool on_request = false;  ///< judges only when `--only` or a severity in [checks] names it
};

}  // namespace rehearse
