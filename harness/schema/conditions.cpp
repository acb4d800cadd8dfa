#include "schema/conditions.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "schema/quotes.h"

namespace rehearse::schema {

namespace {

// The offset behind what starts at `at`: a character, a quoted text, or a pair of parentheses with all
// within.
std::size_t behind(std::string_view text, std::size_t at) {
  if (is_quote(text[at])) return behind_quotes(text, at);
  if (text[at++] != '(') return at;
  while (at < text.size() && text[at] != ')') at = behind(text, at);
  return std::min(at + 1, text.size());
}

// "a", "(b)" of "a AND (b)" for the word " AND ".
std::vector<std::string> operands(std::string_view text, std::string_view word) {
  std::vector<std::string> found;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, word.size()) == word) {
      found.emplace_back(text.substr(start, at - start));
      start = at += word.size();
    } else {
      at = behind(text, at);
    }
  }
  found.emplace_back(text.substr(start));
  return found;
}

bool is_group(std::string_view text) {
  return text.starts_with('(') && text.ends_with(')') && behind(text, 0) == text.size();
}

std::string flattened(const std::string& inner, std::string_view word) {
  const std::vector<std::string> list = operands(inner, word);
  if (list.size() < 2) return inner;
  std::vector<std::string> flat;
  for (const std::string& each : list) {
    auto nested = is_group(each) ? operands(std::string_view(each).substr(1, each.size() - 2), word)
                                 : std::vector<std::string>{};
    if (nested.size() < 2) nested = {each};
    flat.insert(flat.end(), nested.begin(), nested.end());
  }
  return join(flat, word);
}

}  // namespace

std::string without_nested_conditions(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = behind(text, at);
    const std::string_view piece = text.substr(at, next - at);
    at = next;
    if (!is_group(piece)) {
      result += piece;
      continue;
    }
    // From the inside out, so that any depth becomes flat.
    const std::string inner = without_nested_conditions(piece.substr(1, piece.size() - 2));
    const bool mixed = operands(inner, " AND ").size() > 1 && operands(inner, " OR ").size() > 1;
    result += "(" + (mixed ? inner : flattened(flattened(inner, " AND "), " OR ")) + ")";
  }
  return result;
}

}  // namespace rehearse::schema
