// What a profile lacks, in sentences: a profile that says nothing of a column must not look like one of a
// column that has nothing to say. Pure.
#pragma once

#include <string>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

/// One sentence per table and reason, with what to do about it; also stale statistics.
std::vector<std::string> gaps(const DataProfile& profile);

}  // namespace rehearse::profile
