#include "schema/conditions.h"

#include <vector>

#include "base/strings.h"
#include "schema/pieces.h"

namespace rehearse::schema {

namespace {

std::string flattened(const std::string& inner, std::string_view word) {
  const std::vector<std::string> list = cut_at(inner, word);
  if (list.size() < 2) return inner;
  std::vector<std::string> flat;
  for (const std::string& each : list) {
    auto nested = is_group(each) ? cut_at(std::string_view(each).substr(1, each.size() - 2), word)
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
    const std::size_t next = behind_piece(text, at);
    const std::string_view piece = text.substr(at, next - at);
    at = next;
    if (!is_group(piece)) {
      result += piece;
      continue;
    }
    // From the inside out, so that any depth becomes flat.
    const std::string inner = without_nested_conditions(piece.substr(1, piece.size() - 2));
    const bool mixed = cut_at(inner, " AND ").size() > 1 && cut_at(inner, " OR ").size() > 1;
    result += "(" + (mixed ? inner : flattened(flattened(inner, " AND "), " OR ")) + ")";
  }
  return result;
}

}  // namespace rehearse::schema
