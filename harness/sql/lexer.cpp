#include "sql/lexer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace rehearse::sql {

namespace {

constexpr std::string_view kSpace = " \t\n\r\f\v";

// psqlscan.l, ident_start: every byte of a multi-byte character counts as a letter.
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_tag(char c) {
  return starts_word(c) || is_digit(c);
}

bool continues_word(char c) {
  return continues_tag(c) || c == '$';
}

template <typename Predicate>
std::size_t skip_while(std::string_view text, std::size_t from, Predicate continues) {
  while (from < text.size() && continues(text[from])) ++from;
  return from;
}

std::size_t end_of_line(std::string_view text, std::size_t from) {
  return std::min(text.find_first_of("\n\r", from), text.size());
}

// "$tag$" or "$$" at `from`, or nothing when no dollar quote begins there (dolqdelim).
std::string_view dollar_delimiter(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  if (end < text.size() && starts_word(text[end])) end = skip_while(text, end, continues_tag);
  return end < text.size() && text[end] == '$' ? text.substr(from, end - from + 1) : std::string_view{};
}

// The SQL standard lets a string go on behind white space that holds a newline (quotecontinue): the offset of
// the quote that goes on with the string that ends at `from`, or npos. It matters for E'' alone, whose
// continuation has backslash escapes too. The server goes on like this; psql, which reads line by line, does
// not.
std::size_t continuation(std::string_view text, std::size_t from) {
  bool newline = false;
  for (; from < text.size(); ++from) {
    if (text.compare(from, 2, "--") == 0) from = end_of_line(text, from);
    if (from == text.size() || kSpace.find(text[from]) == std::string_view::npos) break;
    newline = newline || text[from] == '\n' || text[from] == '\r';
  }
  return newline && from < text.size() && text[from] == '\'' ? from : std::string_view::npos;
}

}  // namespace

Lexer::Lexer(std::string_view text, Locator& locator) : text_(text), locator_(&locator) {
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) position_ = kByteOrderMark.size();
}

Token Lexer::next() {
  skip_space();
  const std::size_t begin = position_;
  if (begin >= text_.size()) return {TokenKind::end, text_.size(), text_.size()};
  const TokenKind kind = scan();
  return {kind, begin, position_};
}

char Lexer::peek(std::size_t ahead) const {
  return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
}

void Lexer::skip_space() {
  position_ = std::min(text_.find_first_not_of(kSpace, position_), text_.size());
}

TokenKind Lexer::scan() {
  const char c = peek();
  if ((c == 'e' || c == 'E') && peek(1) == '\'') return escape_string();
  if (starts_word(c)) return word();
  if (is_digit(c)) return number();
  if (c == '-' && peek(1) == '-') return line_comment();
  if (c == '/' && peek(1) == '*') return block_comment();
  switch (c) {
    case '\'':
    case '"':
      return quoted(c);
    case '$':
      return dollar();
    case ';':
      return character(TokenKind::semicolon);
    case '(':
      return character(TokenKind::open);
    case ')':
      return character(TokenKind::close);
    case '\\':
      return character(TokenKind::backslash);
    default:
      return character(TokenKind::symbol);
  }
}

TokenKind Lexer::character(TokenKind kind) {
  ++position_;
  return kind;
}

TokenKind Lexer::word() {
  position_ = skip_while(text_, position_, continues_word);
  return TokenKind::word;
}

// 0x1F, 1_000 and junk such as 1a$b$ are one token (integer_junk, version 16); 1$b$ opens a dollar quote.
TokenKind Lexer::number() {
  position_ = skip_while(text_, position_, is_digit);
  if (starts_word(peek())) word();
  return TokenKind::symbol;
}

// A doubled quote reads as the end of one quoted token and the start of the next: the same boundaries.
TokenKind Lexer::quoted(char quote) {
  const std::size_t close = text_.find(quote, position_ + 1);
  if (close == std::string_view::npos) {
    const bool identifier = quote == '"';
    throw locator_->error(
        position_, identifier ? "this quoted identifier is never closed" : "this string is never closed",
        fmt::format("close it with {0}, and write a {0} inside it as {0}{0}", quote));
  }
  position_ = close + 1;
  return TokenKind::quoted;
}

TokenKind Lexer::escape_string() {
  const std::size_t opened = position_++;
  std::size_t next = position_;
  while (next != std::string_view::npos) {
    position_ = next + 1;
    escape_segment(opened);
    next = continuation(text_, position_);
  }
  return TokenKind::quoted;
}

void Lexer::escape_segment(std::size_t opened) {
  for (; position_ < text_.size(); ++position_) {
    const char c = text_[position_];
    const bool escape = c == '\\' || (c == '\'' && peek(1) == '\'');
    if (escape) {
      ++position_;
    } else if (c == '\'') {
      ++position_;
      return;
    }
  }
  throw locator_->error(opened, "this string is never closed",
                        "in an E'...' string a backslash escapes the character behind it, also a quote");
}

TokenKind Lexer::dollar() {
  const std::string_view delimiter = dollar_delimiter(text_, position_);
  if (delimiter.empty()) return character(TokenKind::symbol);
  const std::size_t close = text_.find(delimiter, position_ + delimiter.size());
  if (close == std::string_view::npos)
    throw locator_->error(position_, fmt::format("this {} quote is never closed", delimiter),
                          fmt::format("close it with {}", delimiter));
  position_ = close + delimiter.size();
  return TokenKind::quoted;
}

TokenKind Lexer::line_comment() {
  position_ = end_of_line(text_, position_);
  return TokenKind::comment;
}

TokenKind Lexer::block_comment() {
  const std::size_t opened = position_;
  std::size_t depth = 0;
  do {
    const bool opens = text_.compare(position_, 2, "/*") == 0;
    const bool closes = text_.compare(position_, 2, "*/") == 0;
    if (opens) ++depth;
    if (closes) --depth;
    position_ += opens || closes ? 2 : 1;
    position_ = std::min(depth > 0 ? text_.find_first_of("*/", position_) : position_, text_.size());
  } while (depth > 0 && position_ < text_.size());
  if (depth > 0)
    throw locator_->error(opened, "this comment is never closed",
                          "comments nest: each /* inside it needs a */ of its own");
  return TokenKind::comment;
}

}  // namespace rehearse::sql
