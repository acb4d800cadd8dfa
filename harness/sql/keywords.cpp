#include "sql/keywords.h"

#include <algorithm>

#include "sql/lexer.h"

namespace rehearse::sql {

namespace {

std::string upper(std::string_view word) {
  std::string result(word);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

}  // namespace

std::vector<std::string> leading_keywords(std::string_view text, std::size_t limit) {
  Locator locator(text, "");
  Lexer lexer(text, locator);
  std::vector<std::string> words;
  while (words.size() < limit) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::comment) continue;
    if (token.kind != TokenKind::word) break;
    words.push_back(upper(text.substr(token.begin, token.end - token.begin)));
  }
  return words;
}

bool controls_transaction(const Statement& statement) {
  const std::vector<std::string> words = leading_keywords(statement.text, 3);
  if (words.empty()) return false;
  const std::string& first = words.front();
  if (first == "ROLLBACK") return std::find(words.begin(), words.end(), "TO") == words.end();
  if (first == "START" || first == "PREPARE") return words.size() > 1 && words[1] == "TRANSACTION";
  return first == "BEGIN" || first == "COMMIT" || first == "END" || first == "ABORT";
}

}  // namespace rehearse::sql
