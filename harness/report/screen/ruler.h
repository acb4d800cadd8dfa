// Which statement ran when: the numbers of their lines below the lanes.
#pragma once

#include <set>
#include <string>

#include "rehearse/step_result.h"
#include "report/screen/axis.h"
#include "report/style.h"

namespace rehearse::report::screen {

/// "3━━━━━━━━5──": each statement from its start to its end, those in `guilty` with a heavy line. Where lines
/// are too short for all their numbers, guilty ones go first, then long ones.
std::string ruler(const StepResult& step, const std::set<std::size_t>& guilty, const Axis& axis,
                  const Style& style);

}  // namespace rehearse::report::screen
