#include "schema/items.h"

namespace rehearse::schema {

std::vector<std::string_view> items(std::string_view list) {
  std::vector<std::string_view> found;
  if (list.empty()) return found;
  int depth = 0;
  char quote = '\0';
  std::size_t start = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (depth == 0 && list.substr(i, 2) == ", ") {
      found.push_back(list.substr(start, i - start));
      start = i + 2;
    }
  }
  found.push_back(list.substr(start));
  return found;
}

std::vector<std::string_view> quoted_items(std::string_view list) {
  std::vector<std::string_view> found;
  if (list.empty()) return found;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool opens = i == start || list[i - 1] == '=';
    if (quoted && list.substr(i, 2) == "''") {
      ++i;
      continue;
    }
    if (list[i] == '\'' && (quoted || opens)) quoted = !quoted;
    if (quoted || list.substr(i, 2) != ", ") continue;
    found.push_back(list.substr(start, i - start));
    start = i + 2;
  }
  found.push_back(list.substr(start));
  return found;
}

std::vector<std::string_view> plain_items(std::string_view list, std::string_view separator) {
  std::vector<std::string_view> found;
  if (list.empty()) return found;
  for (auto end = list.find(separator); end != std::string_view::npos; end = list.find(separator)) {
    found.push_back(list.substr(0, end));
    list.remove_prefix(end + separator.size());
  }
  found.push_back(list);
  return found;
}

}  // namespace rehearse::schema
