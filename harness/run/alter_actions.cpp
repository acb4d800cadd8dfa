#include "run/alter_actions.h"

#include <algorithm>

#include "base/strings.h"
#include "rehearse/error.h"
#include "sql/lexer.h"

namespace rehearse::run {

namespace {

using sql::Token;
using sql::TokenKind;
using Words = std::vector<std::string>;

std::string word_of(const Token& token, std::string_view text) {
  const std::string_view raw = text.substr(token.begin, token.end - token.begin);
  if (token.kind == TokenKind::word) return lower(raw);
  if (token.kind == TokenKind::quoted && raw.front() == '"')
    return std::string(raw.substr(1, raw.size() - 2));
  return std::string(raw);
}

Words words_of(std::string_view text) {
  sql::Locator locator(text, "");
  sql::Lexer lexer(text, locator);
  Words words;
  int depth = 0;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind == TokenKind::comment) continue;
    if (token.kind == TokenKind::open && depth++ == 0) words.emplace_back("(...)");
    if (token.kind == TokenKind::close)
      --depth;
    else if (depth == 0)
      words.push_back(word_of(token, text));
  }
  return words;
}

bool skip(const Words& words, std::size_t& at, const Words& phrase) {
  if (at + phrase.size() > words.size()) return false;
  if (!std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
    return false;
  at += phrase.size();
  return true;
}

// Behind ALTER TABLE IF EXISTS ONLY public.orders *, or 0 for another statement.
std::size_t first_action(const Words& words) {
  std::size_t at = 0;
  if (!skip(words, at, {"alter", "table"}) && !skip(words, at, {"alter", "materialized", "view"})) return 0;
  skip(words, at, {"if", "exists"});
  skip(words, at, {"only"});
  ++at;
  while (skip(words, at, {"."})) ++at;
  skip(words, at, {"*"});
  return at;
}

std::vector<AlterAction> actions_in(const Words& words) {
  const std::size_t first = first_action(words);
  if (first == 0 || first >= words.size()) return {};
  std::vector<AlterAction> actions(1);
  for (std::size_t i = first; i < words.size(); ++i) {
    if (words[i] == ",")
      actions.emplace_back();
    else
      actions.back().words.push_back(words[i]);
  }
  return actions;
}

}  // namespace

bool AlterAction::starts(const std::vector<std::string>& phrase) const {
  std::size_t at = 0;
  return skip(words, at, phrase);
}

bool AlterAction::has(std::string_view word) const {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<AlterAction> alter_actions(std::string_view sql) {
  try {
    return actions_in(words_of(sql));
  } catch (const Error&) {
    return {};  // a quote without end: the record keeps only the beginning of a very long statement
  }
}

}  // namespace rehearse::run
