#include "schema/casts.h"

#include <vector>

#include "base/strings.h"
#include "schema/quotes.h"

namespace rehearse::schema {

namespace {

constexpr std::string_view kArray = "(ARRAY[";

// The elements of the array whose text starts at `at`, behind its bracket. `at` ends behind the closing one.
std::vector<std::string_view> elements(std::string_view text, std::size_t& at) {
  std::vector<std::string_view> found;
  std::size_t start = at;
  for (int depth = 0; at < text.size();) {
    const char c = text[at];
    if (is_quote(c)) {
      at = behind_quotes(text, at);
      continue;
    }
    ++at;
    if (c == '(' || c == '[') ++depth;
    const bool ends = c == ']' && depth == 0;
    if ((c == ',' && depth == 0) || ends) {
      found.push_back(trim(text.substr(start, at - 1 - start)));
      start = at;
    }
    if (ends) return found;
    if (c == ')' || c == ']') --depth;
  }
  return {};
}

// "text" when `)::text[]` is at `at`, which then ends behind it.
std::string_view array_type(std::string_view text, std::size_t& at) {
  if (text.substr(at, 3) != ")::") return {};
  const auto end = text.find("[]", at);
  if (end == std::string_view::npos) return {};
  const std::string_view type = text.substr(at + 3, end - at - 3);
  if (type.find_first_of("'[,") != std::string_view::npos) return {};
  at = end + 2;
  return type;
}

}  // namespace

std::string with_casts_of_elements(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, kArray.size()) == kArray) {
      std::size_t behind = at + kArray.size();
      const auto list = elements(text, behind);
      if (const auto type = array_type(text, behind); !type.empty() && !list.empty()) {
        std::vector<std::string> cast;
        for (const std::string_view element : list)
          cast.push_back("(" + with_casts_of_elements(element) + ")::" + std::string(type));
        result += "ARRAY[" + join(cast, ", ") + "]";
        at = behind;
        continue;
      }
    }
    const std::size_t next = is_quote(text[at]) ? behind_quotes(text, at) : at + 1;
    result += text.substr(at, next - at);
    at = next;
  }
  return result;
}

}  // namespace rehearse::schema
