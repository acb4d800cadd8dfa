#include "rehearse/outcome.h"

#include <algorithm>

namespace rehearse {

std::string label(const Migration& migration) {
  return migration.name.empty() ? migration.id : migration.id + "_" + migration.name;
}

const StepResult* Outcome::step(Phase phase) const {
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const auto& s) { return s.phase == phase; });
  return found == steps.end() ? nullptr : &*found;
}

}  // namespace rehearse
