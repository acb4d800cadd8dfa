// psql meta-commands (\connect, \i ...) do not reach the server, so a script that holds one is refused.
#pragma once

#include <cstddef>
#include <string_view>

#include "rehearse/error.h"
#include "sql/locator.h"

namespace rehearse::sql {

/// Names the command whose backslash stands at `offset`, and what to do about it.
Error meta_command_error(std::string_view text, std::size_t offset, Locator& locator);

/// Whether a dump means the same without the command whose backslash stands at `offset`.
bool is_idle_in_dumps(std::string_view text, std::size_t offset);

}  // namespace rehearse::sql
