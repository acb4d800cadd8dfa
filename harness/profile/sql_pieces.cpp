#include "profile/sql_pieces.h"

namespace rehearse::profile {

namespace {

using sql::Token;
using sql::TokenKind;

// The lexer reads 'it''s' as two tokens side by side.
bool continues(std::string_view text, const Token& before, const Token& token) {
  return before.kind == TokenKind::quoted && token.kind == TokenKind::quoted && before.end == token.begin &&
         text[before.begin] == text[token.begin];
}

}  // namespace

bool SqlPiece::is_string() const {
  return kind == TokenKind::quoted && (text.starts_with('\'') || text.substr(1, 1) == "'");
}

std::vector<SqlPiece> sql_pieces(std::string_view text, std::string_view file) {
  sql::Locator locator(text, file);
  sql::Lexer lexer(text, locator);
  std::vector<SqlPiece> result;
  Token before{TokenKind::end, 0, 0};
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind == TokenKind::comment) continue;
    if (!result.empty() && continues(text, before, token)) {
      token.begin = before.begin;
      result.pop_back();
    }
    result.push_back({token.kind, text.substr(token.begin, token.end - token.begin)});
    before = token;
  }
  return result;
}

std::string unquoted(std::string_view literal) {
  const auto open = literal.find('\'');
  const bool escapes = open == 1;  // E'...'
  std::string result;
  for (std::size_t i = open + 1; i + 1 < literal.size(); ++i) {
    if (literal[i] == '\'' || (escapes && literal[i] == '\\')) ++i;
    result += literal[i];
  }
  return result;
}

}  // namespace rehearse::profile
