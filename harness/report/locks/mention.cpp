#include "report/locks/mention.h"

#include <cctype>

#include "base/strings.h"

namespace rehearse::report::locks {

namespace {

// Bytes above 127 are letters of some name in UTF-8.
bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '$' || byte > 127;
}

}  // namespace

std::optional<std::size_t> mention(std::string_view sql, std::string_view word) {
  if (word.empty()) return std::nullopt;
  const std::string text = lower(sql);
  const std::string wanted = lower(word);
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]))) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> naming(std::string_view sql, std::string_view relation) {
  return mention(sql, relation.substr(relation.find('.') + 1));
}

}  // namespace rehearse::report::locks
