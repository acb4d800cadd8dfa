// Text on its way to a terminal: made harmless, measured in columns, cut and wrapped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::report {

/// Names and SQL come from files we did not write. Escape sequences, other control characters, characters
/// that change the direction of writing and bytes that are no UTF-8 become visible: "\x1b". Tabs become one
/// blank, so that a column that counts bytes stays right; line feeds stay.
std::string printable(std::string_view text);

/// The same for text that must stay on one line.
std::string one_line(std::string_view text);

/// Characters of UTF-8 text.
std::size_t characters(std::string_view text);

/// Columns that valid UTF-8 takes: one per character, two for East Asian wide ones and emoji, none for
/// combining marks. Colour sequences count nothing.
std::size_t display_width(std::string_view text);

/// At most `width` columns, with "…" at the end when something was cut.
std::string shorten(std::string_view text, std::size_t width);

/// The same with the "…" in the middle: names that begin alike often differ in their ends.
std::string shorten_middle(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, cut between words; a longer word stays whole. A number stays with its
/// unit, and what is in `backquotes` together.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

std::string pad_left(std::string_view text, std::size_t width);
std::string pad_right(std::string_view text, std::size_t width);

}  // namespace rehearse::report
