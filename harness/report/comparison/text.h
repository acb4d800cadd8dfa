#pragma once

#include <string>

#include "report/comparison/compare.h"
#include "report/style.h"

namespace rehearse::report::comparison {

/// For a terminal. The last line counts: "1 slower, 0 faster, 1 found, 0 fixed".
std::string text(const RunComparison& comparison, const Style& style, std::size_t width);

}  // namespace rehearse::report::comparison
