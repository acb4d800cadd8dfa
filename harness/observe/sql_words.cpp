#include "observe/sql_words.h"

#include <algorithm>
#include <cctype>

#include "base/strings.h"
#include "base/words.h"

namespace rehearse::observe {

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
  return find_word(sql, name).has_value();
}

bool is_noise(std::string_view word) {
  return word == "work" || word == "transaction";
}

}  // namespace rehearse::observe
