// The invariant of the splitter: pieces and gaps always add up to the input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/script.h"

namespace rehearse::test {

/// What does not add up, or an empty string: every text equals the bytes at its offset, offsets increase,
/// lines and columns agree with offsets, and gaps hold white space, comments, semicolons and COPY data alone.
std::string what_does_not_add_up(std::string_view input, const std::vector<Statement>& statements);

}  // namespace rehearse::test
