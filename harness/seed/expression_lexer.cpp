#include "seed/expression_lexer.h"

#include <cctype>

namespace rehearse::seed {

namespace {

constexpr std::string_view kOperatorCharacters = "+-*/<>=~!@#%^&|`?";

bool starts_word(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) {
  return starts_word(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '$';
}

class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {}

  Token next() {
    while (at_ < sql_.size() && std::isspace(static_cast<unsigned char>(sql_[at_])) != 0) ++at_;
    if (at_ >= sql_.size()) return {};
    const char c = sql_[at_];
    if (c == '"') return {Token::Kind::quoted_word, quoted('"', false)};
    if (c == '\'') return {Token::Kind::text, quoted('\'', false)};
    if (c == 'E' && at_ + 1 < sql_.size() && sql_[at_ + 1] == '\'') {
      ++at_;
      return {Token::Kind::text, quoted('\'', true)};
    }
    if (starts_word(c)) return {Token::Kind::word, run(continues_word)};
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return {Token::Kind::number, run(in_number)};
    if (kOperatorCharacters.find(c) != std::string_view::npos) return {Token::Kind::symbol, run(in_operator)};
    const std::size_t length = sql_.substr(at_, 2) == "::" ? 2 : 1;
    at_ += length;
    return {Token::Kind::symbol, std::string(sql_.substr(at_ - length, length))};
  }

 private:
  static bool in_number(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.'; }
  static bool in_operator(char c) { return kOperatorCharacters.find(c) != std::string_view::npos; }

  template <typename Belongs>
  std::string run(Belongs belongs) {
    const std::size_t begin = at_;
    while (at_ < sql_.size() && belongs(sql_[at_])) ++at_;
    return std::string(sql_.substr(begin, at_ - begin));
  }

  std::string quoted(char quote, bool escapes) {
    std::string result;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == quote && (at_ + 1 >= sql_.size() || sql_[at_ + 1] != quote)) break;
      if (sql_[at_] == quote || (escapes && sql_[at_] == '\\')) ++at_;
      if (at_ < sql_.size()) result += sql_[at_];
    }
    ++at_;
    return result;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view sql) {
  Lexer lexer(sql);
  std::vector<Token> tokens;
  do {
    tokens.push_back(lexer.next());
  } while (tokens.back().kind != Token::Kind::end);
  return tokens;
}

}  // namespace rehearse::seed
