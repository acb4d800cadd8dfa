#include "sql/splitter.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "sql/boundary.h"
#include "sql/lexer.h"
#include "sql/locator.h"
#include "sql/meta_command.h"

namespace rehearse::sql {

namespace {

class Splitter {
 public:
  Splitter(std::string_view text, std::string_view file, std::uint32_t first_line, std::size_t first_offset)
      : text_(text), locator_(text, file, first_line), lexer_(text, locator_), first_offset_(first_offset) {}

  void pass_over_idle_commands() { passes_over_idle_commands_ = true; }

  std::vector<Statement> run();

 private:
  void check_encoding();
  void meta_command(std::size_t begin);
  void take(const Token& token);
  void extend(const Token& token);
  void note(const Token& token);
  void finish(std::size_t after);
  std::string read_copy_data(std::size_t after);
  std::size_t first_data_line(std::size_t after);

  std::string_view text_;
  Locator locator_;
  Lexer lexer_;
  std::size_t first_offset_;
  bool passes_over_idle_commands_ = false;
  std::vector<Statement> statements_;

  // The statement that is being read.
  Boundary boundary_;
  std::optional<std::size_t> begin_;
  std::size_t end_ = 0;
};

std::vector<Statement> Splitter::run() {
  check_encoding();
  for (;;) {
    const Token token = lexer_.next();
    if (token.kind == TokenKind::end) break;
    take(token);
  }
  finish(text_.size());
  return std::move(statements_);
}

void Splitter::check_encoding() {
  const std::size_t invalid = find_invalid_utf8(text_);
  if (invalid == std::string_view::npos) return;
  const auto byte = static_cast<unsigned char>(text_[invalid]);
  if (byte == 0)
    throw locator_.error(invalid, "NUL byte in a script",
                         "is this a text file, or one in UTF-16? Save it as UTF-8");
  throw locator_.error(invalid, fmt::format("byte 0x{:02x} is not valid UTF-8", byte),
                       "save the file as UTF-8, e.g. iconv -f LATIN1 -t UTF-8");
}

void Splitter::take(const Token& token) {
  switch (token.kind) {
    case TokenKind::comment:
      return;
    case TokenKind::backslash:
      return meta_command(token.begin);
    case TokenKind::semicolon:
      if (boundary_.inside()) return extend(token);
      return finish(token.end);
    default:
      return extend(token);
  }
}

void Splitter::meta_command(std::size_t begin) {
  if (!passes_over_idle_commands_ || begin_ || !is_idle_in_dumps(text_, begin))
    throw meta_command_error(text_, begin, locator_);
  lexer_.seek(std::min(text_.find('\n', begin), text_.size()));
}

void Splitter::extend(const Token& token) {
  if (!begin_) begin_ = token.begin;
  end_ = token.end;
  note(token);
}

void Splitter::note(const Token& token) {
  switch (token.kind) {
    case TokenKind::word:
      return boundary_.word(text_.substr(token.begin, token.end - token.begin));
    case TokenKind::open:
      return boundary_.open();
    case TokenKind::close:
      return boundary_.close();
    default:
      return boundary_.other();
  }
}

// `after` is the offset behind the semicolon.
void Splitter::finish(std::size_t after) {
  if (begin_) {
    Statement statement{.text = std::string(text_.substr(*begin_, end_ - *begin_)),
                        .location = locator_.at(*begin_),
                        .offset = first_offset_ + *begin_,
                        .copy_data = std::nullopt};
    if (boundary_.copies_from_stdin()) statement.copy_data = read_copy_data(after);
    statements_.push_back(std::move(statement));
  }
  boundary_ = Boundary{};
  begin_.reset();
}

// The data begin on the line behind the semicolon and end before the line `\.`, as in psql (copy.c,
// handleCopyIn).
std::string Splitter::read_copy_data(std::size_t after) {
  const std::size_t begin = first_data_line(after);
  for (std::size_t mark = text_.find("\\.", begin); mark != std::string_view::npos;
       mark = text_.find("\\.", mark + 2)) {
    const std::string_view rest = text_.substr(mark + 2, 2);
    const bool ends_line = rest.empty() || rest.front() == '\n' || rest == "\r\n";
    if (text_[mark - 1] != '\n' || !ends_line) continue;
    lexer_.seek(mark + 2);
    return std::string(text_.substr(begin, mark - begin));
  }
  throw locator_.error(*begin_, "the data of this COPY ... FROM STDIN never ends",
                       "end the lines of data with a line that holds \\. alone");
}

std::size_t Splitter::first_data_line(std::size_t after) {
  const std::size_t newline = text_.find('\n', after);
  const std::string_view rest = trim(text_.substr(after, newline - after));
  if (!rest.empty() && rest.substr(0, 2) != "--")
    throw locator_.error(static_cast<std::size_t>(rest.data() - text_.data()),
                         "nothing may follow COPY ... FROM STDIN; on its line",
                         "the data begin on the next line");
  return newline == std::string_view::npos ? text_.size() : newline + 1;
}

}  // namespace

std::vector<Statement> split(std::string_view text, std::string_view file, std::uint32_t first_line,
                             std::size_t first_offset) {
  return Splitter(text, file, first_line, first_offset).run();
}

std::vector<Statement> split_dump(std::string_view text, std::string_view file) {
  Splitter splitter(text, file, 1, 0);
  splitter.pass_over_idle_commands();
  return splitter.run();
}

}  // namespace rehearse::sql
