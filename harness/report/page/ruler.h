// Which statement ran when: the numbers of their lines below the lanes.
#pragma once

#include <set>

#include "rehearse/step_result.h"
#include "report/page/element.h"
#include "report/page/scale.h"

namespace rehearse::report::page {

/// Where there is no room for all numbers, those of `guilty` statements go first, then those of long ones.
Element ruler(const StepResult& step, const std::set<std::size_t>& guilty, const Scale& scale, int top);

}  // namespace rehearse::report::page
