// Changes that the suggested statements take back completely.
#pragma once

#include <vector>

#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

/// `differences` is not looked at, but never empty.
std::vector<Case> repair_cases();

}  // namespace rehearse::snapshot
