// Objects that differ, as Markdown.
#pragma once

#include <string>

#include "report/difference/view.h"

namespace rehearse::report::difference {

/// Under a heading of level 4; folded when it is long and may be. Names and values cannot break out of it,
/// mention anybody or bring HTML along.
std::string markdown_of(const ObjectView& object, bool may_fold);

}  // namespace rehearse::report::difference
