// Words of a deparsed expression.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::seed {

struct Token {
  enum class Kind { word, quoted_word, text, number, symbol, end };
  Kind kind = Kind::end;
  std::string text;  ///< unquoted and unescaped; words keep their case
};

/// Always ends with an `end` token; what cannot be read becomes a symbol that no grammar rule accepts.
std::vector<Token> tokenize(std::string_view sql);

}  // namespace rehearse::seed
