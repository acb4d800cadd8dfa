// Text on its way into Markdown (GitHub Flavored Markdown Spec 0.29, chapters 4.5, 6.1 and 6.3).
#pragma once

#include <string>
#include <string_view>

namespace rehearse::report::md {

/// Prose: nothing in it is markup, HTML, a mention or a reference to an issue.
std::string prose(std::string_view text);

/// `text` as a code span, whatever backticks it holds. One line.
std::string code(std::string_view text);

/// The same inside a table, where a `|` would end the cell.
std::string cell_code(std::string_view text);

/// A sentence of ours: what it has in backquotes becomes a code span, the rest is prose.
std::string sentence(std::string_view text);

/// A link, or the text alone when `url` is nothing that a browser should open.
std::string link(std::string_view text, std::string_view url);

/// A fenced block with this info string; the fence is longer than any in the text.
std::string block(std::string_view language, std::string_view text);

/// For the inside of an HTML element.
std::string html(std::string_view text);

}  // namespace rehearse::report::md
