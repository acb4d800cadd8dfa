// Text from outside, safe to send to a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rehearse::cli {

/// Control characters and invalid UTF-8 become '?': a file name may not move the cursor.
std::string printable(std::string_view text);

/// The same, but lines stay lines: for messages that quote a server's log.
std::string printable_lines(std::string_view text);

/// Number of code points: columns, for text without wide characters.
std::size_t columns(std::string_view text);

/// Cut to `width` columns, with "..." at the end when something is missing.
std::string fit(std::string_view text, std::size_t width);

}  // namespace rehearse::cli
