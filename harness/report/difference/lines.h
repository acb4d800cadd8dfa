// Objects that differ, as lines for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/difference/view.h"
#include "report/style.h"

namespace rehearse::report::difference {

struct LineStyle {
  Style style;
  std::size_t width;
  std::string_view repair_heading;  ///< "add to the down:"
};

/// The signs are in the second column; every line ends with a line feed. Statements that hold quotes are
/// never wrapped or cut, because they are there to be copied.
std::string lines_of(const ObjectView& object, const LineStyle& style);

}  // namespace rehearse::report::difference
