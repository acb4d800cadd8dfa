#include "base/words.h"

#include <cctype>

#include "base/strings.h"

namespace rehearse {

bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '$' || byte > 127;
}

std::optional<std::size_t> find_word(std::string_view text, std::string_view word) {
  if (word.empty()) return std::nullopt;
  const std::string all = lower(text);
  const std::string wanted = lower(word);
  for (auto at = all.find(wanted); at != std::string::npos; at = all.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || !in_word(all[at - 1])) && (end == all.size() || !in_word(all[end]))) return at;
  }
  return std::nullopt;
}

}  // namespace rehearse
