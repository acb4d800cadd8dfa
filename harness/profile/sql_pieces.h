// A statement as its tokens, where a string is one token whatever it holds. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/lexer.h"

namespace rehearse::profile {

struct SqlPiece {
  sql::TokenKind kind;
  std::string_view text;

  [[nodiscard]] bool is_string() const;
};

/// Without comments. Throws Error(usage) on a quote that is never closed.
std::vector<SqlPiece> sql_pieces(std::string_view text, std::string_view file);

/// The value of a piece that is a string: '...' or E'...'.
std::string unquoted(std::string_view literal);

}  // namespace rehearse::profile
