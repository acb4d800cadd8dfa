// The lines of SQL that a finding points at, as compilers show them.
#pragma once

#include <string>

#include "rehearse/finding.h"
#include "report/style.h"

namespace rehearse::report {

/// "  --> file:3:1" and below it the excerpt with line numbers and carets under the column; more than twelve
/// lines are shortened in the middle. Empty when the finding has no location.
std::string snippet(const Finding& finding, const Style& style, std::size_t width);

/// Where the texts below a snippet begin: under its "|".
std::size_t gutter_width(const Finding& finding);

}  // namespace rehearse::report
