#include "observe/sql_words.h"

#include <algorithm>
#include <cctype>

#include "base/strings.h"

namespace rehearse::observe {

namespace {

// Bytes above 127 are letters of some name in UTF-8.
bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '$' || byte > 127;
}

}  // namespace

std::vector<std::string> first_words(std::string_view sql, std::size_t number) {
  std::vector<std::string> words(number);
  auto position = sql.begin();
  for (std::string& word : words) {
    position = std::find_if_not(position, sql.end(), [](unsigned char c) { return std::isspace(c) != 0; });
    const auto end = std::find_if_not(position, sql.end(), in_word);
    word = lower({position, end});
    position = end;
  }
  return words;
}

void collect_words(std::string_view sql, std::set<std::string>& words) {
  for (auto position = sql.begin(); position != sql.end();) {
    position = std::find_if(position, sql.end(), in_word);
    const auto end = std::find_if_not(position, sql.end(), in_word);
    if (position != end) words.insert(lower({position, end}));
    position = end;
  }
}

bool mentions(std::string_view sql, std::string_view name) {
  if (name.empty()) return false;
  const std::string text = lower(sql);
  const std::string wanted = lower(name);
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]))) return true;
  }
  return false;
}

}  // namespace rehearse::observe
