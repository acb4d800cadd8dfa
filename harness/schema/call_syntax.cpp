#include "schema/call_syntax.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/strings.h"
#include "schema/pieces.h"

namespace rehearse::schema {

namespace {

using Arguments = std::vector<std::string>;

std::string call(std::string_view name, const Arguments& arguments) {
  return fmt::format("{}({})", name, join(arguments, ", "));
}

// "a", "b", "c" of "a FROM b FOR c" for these words, of which the last ones may be missing. Empty when the
// first one is.
Arguments between(const std::string& text, const std::vector<std::string_view>& words) {
  Arguments found{text};
  for (const std::string_view word : words) {
    Arguments parts = cut_at(found.back(), word);
    if (parts.size() != 2) break;
    found.back() = parts[0];
    found.push_back(parts[1]);
  }
  return found.size() == 1 ? Arguments{} : found;
}

std::string substring(const std::string& inner) {
  Arguments arguments = between(inner, {" SIMILAR ", " ESCAPE "});
  if (arguments.empty()) arguments = between(inner, {" FROM ", " FOR "});
  return arguments.empty() ? std::string{} : call("\"substring\"", arguments);
}

std::string overlay(const std::string& inner) {
  const Arguments arguments = between(inner, {" PLACING ", " FROM ", " FOR "});
  return arguments.size() < 3 ? std::string{} : call("\"overlay\"", arguments);
}

std::string position(const std::string& inner) {
  const Arguments parts = between(inner, {" IN "});
  if (parts.empty()) return {};
  return call("\"position\"",
              {std::string(without_parentheses(parts[1])), std::string(without_parentheses(parts[0]))});
}

std::string trim_call(const std::string& inner) {
  struct Side {
    std::string_view word;
    std::string_view function;
  };
  constexpr std::array<Side, 3> kSides{{{"BOTH", "btrim"}, {"LEADING", "ltrim"}, {"TRAILING", "rtrim"}}};
  for (const Side& side : kSides) {
    if (!inner.starts_with(side.word)) continue;
    const Arguments parts = cut_at(inner.substr(side.word.size()), " FROM ");
    if (parts.size() != 2) return {};
    const std::string_view characters = trim(parts[0]);
    return characters.empty() ? call(side.function, {parts[1]})
                              : call(side.function, {parts[1], std::string(characters)});
  }
  return {};
}

std::string normalize(const std::string& inner) {
  Arguments arguments = cut_at(inner, ", ");
  if (arguments.size() > 2) return {};
  if (arguments.size() == 2) arguments[1] = fmt::format("'{}'::text", arguments[1]);
  return call("\"normalize\"", arguments);
}

struct Rewriting {
  std::string_view word;
  std::string (*rewrite)(const std::string& inner);
};

// Capitals without quotes are never the name of a function.
constexpr std::array<Rewriting, 5> kRewritings{{{"SUBSTRING", substring},
                                                {"OVERLAY", overlay},
                                                {"POSITION", position},
                                                {"TRIM", trim_call},
                                                {"NORMALIZE", normalize}}};

std::string overlaps(const std::string& inner) {
  const Arguments parts = between(inner, {" OVERLAPS "});
  if (parts.empty() || !is_group(parts[0]) || !is_group(parts[1])) return {};
  return call("\"overlaps\"",
              {std::string(without_parentheses(parts[0])), std::string(without_parentheses(parts[1]))});
}

// `inner` stood in parentheses of its own.
std::string operation(const std::string& inner) {
  if (const Arguments parts = between(inner, {" AT TIME ZONE "}); !parts.empty())
    return call("timezone", {parts[1], parts[0]});
  return overlaps(inner);
}

// The word that the text ends with.
std::string_view last_word(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && is_word_character(text[start - 1])) --start;
  return text.substr(start);
}

// Takes the place of the word that `before` ends with, if any, and of the parentheses behind it. Empty when
// that is no such syntax.
std::string rewritten(std::string& before, const std::string& inner) {
  const std::string_view word = last_word(before);
  if (word.empty()) return operation(inner);
  for (const Rewriting& each : kRewritings) {
    if (each.word != word) continue;
    std::string text = each.rewrite(inner);
    if (!text.empty()) before.resize(before.size() - each.word.size());
    return text;
  }
  return {};
}

}  // namespace

std::string with_plain_calls(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = behind_piece(text, at);
    const std::string_view piece = text.substr(at, next - at);
    at = next;
    if (!is_group(piece)) {
      result += piece;
      continue;
    }
    const std::string inner = with_plain_calls(piece.substr(1, piece.size() - 2));
    const std::string plain = rewritten(result, inner);
    result += plain.empty() ? "(" + inner + ")" : plain;
  }
  return result;
}

}  // namespace rehearse::schema
