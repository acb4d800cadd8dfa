#include "schema/target_alias.h"

#include <array>

#include "schema/pieces.h"
#include "schema/quotes.h"

namespace rehearse::schema {

namespace {

constexpr std::string_view kAs = " AS ";

// The offset behind "UPDATE public.t" where that is followed by AS; else `at`.
std::size_t behind_target(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 3> kStatements{"UPDATE ", "DELETE FROM ", "MERGE INTO "};
  for (const std::string_view statement : kStatements) {
    if (!text.substr(at).starts_with(statement)) continue;
    std::size_t end = at + statement.size();
    if (text.substr(end).starts_with("ONLY ")) end += 5;
    while (end < text.size() && (is_word_character(text[end]) || text[end] == '.' || text[end] == '"'))
      end = text[end] == '"' ? behind_quotes(text, end) : end + 1;
    return text.substr(end).starts_with(kAs) ? end : at;
  }
  return at;
}

}  // namespace

std::string without_as_of_targets(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool starts = at == 0 || !is_word_character(text[at - 1]);
    if (const std::size_t end = starts ? behind_target(text, at) : at; end != at) {
      result.append(text.substr(at, end - at)).append(" ");
      at = end + kAs.size();
      continue;
    }
    const std::size_t next = is_quote(text[at]) ? behind_quotes(text, at) : at + 1;
    result += text.substr(at, next - at);
    at = next;
  }
  return result;
}

}  // namespace rehearse::schema
