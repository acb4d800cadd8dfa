#include "schema/quotes.h"

namespace rehearse::schema {

bool is_quote(char c) {
  return c == '\'' || c == '"';
}

std::size_t behind_quotes(std::string_view text, std::size_t at) {
  const auto close = text.find(text[at], at + 1);
  return close == std::string_view::npos ? text.size() : close + 1;
}

}  // namespace rehearse::schema
