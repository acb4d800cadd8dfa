#include "schema/only_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/identity.h"
#include "schema/pieces.h"

namespace rehearse::schema {

namespace {

// How pg_get_viewdef() begins the FROM of the outermost query.
constexpr std::string_view kFrom = "\n   FROM ";

// What is read from, behind FROM: "public.orders o".
std::string_view source_of(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && rest[end] != '\n' && rest[end] != ';') end = behind_piece(rest, end);
  return rest.substr(0, end);
}

// A join stands in parentheses that follow directly, a subquery in some with a blank.
bool is_single(std::string_view source) {
  const bool is_join = source.starts_with('(') && !source.starts_with("( ");
  return !source.empty() && !source.ends_with(',') && !is_join && cut_at(source, ", ").size() == 1 &&
         cut_at(source, " JOIN ").size() == 1;
}

// What columns are called by: "o" of "public.orders o", "orders" of "public.orders", "v" of "( ...) v(a, b)".
std::string name_of(std::string_view source) {
  const std::string named = cut_at(source, " TABLESAMPLE ").front();
  const std::string last = cut_at(named, " ").back();
  std::size_t end = 0;
  while (end < last.size() && last[end] != '(') end = behind_piece(last, end);
  return std::string(last_name(std::string_view(last).substr(0, end)));
}

// Whether a name that could be the table's stands where only a schema can: before a type, a collation or an
// operator.
bool is_behind_schema_place(std::string_view before) {
  constexpr std::array<std::string_view, 3> kPlaces{"::", "COLLATE ", "OPERATOR("};
  return std::any_of(kPlaces.begin(), kPlaces.end(),
                     [&](std::string_view place) { return before.ends_with(place); });
}

// A whole row, or a function of a schema that is called like the table.
bool is_column(std::string_view text) {
  if (text.starts_with('*')) return false;
  std::size_t end = 0;
  while (end < text.size() && (is_word_character(text[end]) || text[end] == '"'))
    end = behind_piece(text, end);
  return end > 0 && !text.substr(end).starts_with('(');
}

bool is_subquery(std::string_view piece) {
  return piece.starts_with("( ") || piece.starts_with("(\n");
}

std::string without_prefix(std::string_view text, const std::string& prefix) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool starts = at == 0 || !(is_word_character(text[at - 1]) || text[at - 1] == '.');
    if (starts && text.substr(at).starts_with(prefix) && is_column(text.substr(at + prefix.size())) &&
        !is_behind_schema_place(text.substr(0, at))) {
      at += prefix.size();
      continue;
    }
    // Into parentheses, unless they hold a query of their own.
    const std::size_t behind = behind_piece(text, at);
    const bool enters = text[at] == '(' && !is_subquery(text.substr(at));
    const std::size_t next = enters ? at + 1 : behind;
    result += text.substr(at, next - at);
    at = next;
  }
  return result;
}

}  // namespace

std::string without_only_table(std::string_view definition) {
  const std::vector<std::string> parts = cut_at(definition, kFrom);
  if (parts.size() != 2) return std::string(definition);
  const std::string_view rest = parts[1];
  const std::string_view source = source_of(rest);
  const std::string prefix = name_of(source) + ".";
  if (!is_single(source) || prefix == ".") return std::string(definition);
  return without_prefix(parts[0], prefix) + std::string(kFrom) + std::string(source) +
         without_prefix(rest.substr(source.size()), prefix);
}

}  // namespace rehearse::schema
