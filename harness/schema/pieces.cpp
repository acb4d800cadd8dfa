#include "schema/pieces.h"

#include <algorithm>

#include "base/strings.h"
#include "schema/quotes.h"

namespace rehearse::schema {

std::size_t behind_piece(std::string_view text, std::size_t at) {
  if (is_quote(text[at])) return behind_quotes(text, at);
  if (text[at++] != '(') return at;
  while (at < text.size() && text[at] != ')') at = behind_piece(text, at);
  return std::min(at + 1, text.size());
}

std::vector<std::string> cut_at(std::string_view text, std::string_view word) {
  std::vector<std::string> found;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, word.size()) == word) {
      found.emplace_back(text.substr(start, at - start));
      start = at += word.size();
    } else {
      at = behind_piece(text, at);
    }
  }
  found.emplace_back(text.substr(start));
  return found;
}

bool is_group(std::string_view text) {
  return text.starts_with('(') && text.ends_with(')') && behind_piece(text, 0) == text.size();
}

std::string_view without_parentheses(std::string_view text) {
  return is_group(text) ? text.substr(1, text.size() - 2) : text;
}

bool is_word_character(char c) {
  return is_alphanumeric(c) || c == '_' || c == '$' || (c & '\x80') != 0;
}

}  // namespace rehearse::schema
