// The lexer of psql (src/fe_utils/psqlscan.l), as far as the ends of statements depend on it.
//
// It knows no keywords, operators or numbers, so new grammar of a new PostgreSQL version needs no change
// here. Strings are read with standard_conforming_strings = on, the default since 9.1 and the only value from
// 19 on.
#pragma once

#include <cstddef>
#include <string_view>

#include "sql/locator.h"

namespace rehearse::sql {

enum class TokenKind {
  word,    ///< an identifier or keyword without quotes
  quoted,  ///< '...', E'...', "..." or $tag$...$tag$
  comment,
  semicolon,
  open,       ///< (
  close,      ///< )
  backslash,  ///< outside quotes: the start of a psql meta-command
  symbol,     ///< anything else: one character of an operator, or a number
  end,
};

/// Half-open range of bytes of the text.
struct Token {
  TokenKind kind;
  std::size_t begin;
  std::size_t end;
};

class Lexer {
 public:
  /// Begins behind a byte order mark, if there is one. `locator` must be of the same text and outlive the
  /// lexer.
  Lexer(std::string_view text, Locator& locator);

  /// The next token behind white space; `end` for ever at the end of the text. Throws Error(usage) at the
  /// place where a quote or comment was opened that is never closed.
  Token next();

  /// Goes on reading at `offset`.
  void seek(std::size_t offset) { position_ = offset; }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const;
  void skip_space();
  TokenKind scan();
  TokenKind character(TokenKind kind);
  TokenKind word();
  TokenKind number();
  TokenKind quoted(char quote);
  TokenKind escape_string();
  TokenKind dollar();
  TokenKind line_comment();
  TokenKind block_comment();
  void escape_segment(std::size_t opened);

  std::string_view text_;
  Locator* locator_;
  std::size_t position_ = 0;
};

}  // namespace rehearse::sql
