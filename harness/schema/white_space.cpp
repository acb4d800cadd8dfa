#include "schema/white_space.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace rehearse::schema {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '$' || c == '"' || c == '\'' || byte >= 0x80;
}

bool stands_alone(char c) {
  constexpr std::string_view kAlone = "(),;[]";
  return kAlone.find(c) != std::string_view::npos;
}

// Between two words, or two characters of operators, one blank is needed to keep them apart.
bool needs_blank(char left, char right) {
  return !stands_alone(left) && !stands_alone(right) && is_word(left) == is_word(right);
}

// The length of a quoted text or a comment to the end of the line at the start of `text`; 0 without one.
std::size_t verbatim(std::string_view text) {
  if (text.substr(0, 2) == "--") return std::min(text.find('\n'), text.size() - 1) + 1;
  if (text.front() != '\'') return 0;
  return std::min(text.find('\'', 1), text.size() - 1) + 1;
}

std::string squeezed(std::string_view text) {
  std::string result;
  bool blank = false;
  while (!text.empty()) {
    if (is_space(text.front())) {
      blank = true;
      text.remove_prefix(1);
      continue;
    }
    if (blank && !result.empty() && needs_blank(result.back(), text.front())) result += ' ';
    blank = false;
    const std::size_t length = std::max<std::size_t>(verbatim(text), 1);
    result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

}  // namespace

bool same_but_for_white_space(std::string_view before, std::string_view after) {
  return before == after || squeezed(before) == squeezed(after);
}

}  // namespace rehearse::schema
