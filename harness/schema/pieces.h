// Deparsed expressions cut where no quotes and no parentheses are open.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::schema {

/// The offset behind what starts at `at`: a character, a quoted text, or a pair of parentheses with all
/// within.
std::size_t behind_piece(std::string_view text, std::size_t at);

/// "a", "(b)" of "a AND (b)" for the word " AND ". One piece where the word does not occur.
std::vector<std::string> cut_at(std::string_view text, std::string_view word);

/// Whether the text is one pair of parentheses with all within.
bool is_group(std::string_view text);

/// "a" of "(a)"; any other text as it is.
std::string_view without_parentheses(std::string_view text);

/// A character that words consist of. Not a quote.
bool is_word_character(char c);

}  // namespace rehearse::schema
