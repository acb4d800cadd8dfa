#pragma once

#include <string_view>

namespace rehearse::schema {

/// True when two pieces of code are the same but for white space between tokens. What is in single quotes and
/// behind `--` counts as it is written.
bool same_but_for_white_space(std::string_view before, std::string_view after);

}  // namespace rehearse::schema
