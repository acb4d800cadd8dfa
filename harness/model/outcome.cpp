#include "rehearse/outcome.h"

#include <algorithm>

#include "base/contains.h"

namespace rehearse {

std::string label(const Migration& migration) {
  return migration.name.empty() ? migration.id : migration.id + "_" + migration.name;
}

const StepResult* Outcome::step(Phase phase) const {
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const auto& s) { return s.phase == phase; });
  return found == steps.end() ? nullptr : &*found;
}

std::vector<std::string> Outcome::complaints() const {
  std::vector<std::string> ids;
  for (const Finding& finding : findings)
    if (finding.severity != Severity::accepted && !contains(ids, finding.check)) ids.push_back(finding.check);
  return ids;
}

}  // namespace rehearse
