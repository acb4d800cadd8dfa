#include "sql/add_up.h"

#include <algorithm>
#include <utility>

namespace rehearse::test {

namespace {

// Written without the lexer under test, so that the two cannot share a mistake.
std::size_t skip_block_comment(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const std::string_view two = text.substr(at, 2);
    depth += two == "/*" ? 1 : 0;
    depth -= two == "*/" ? 1 : 0;
    at += two == "/*" || two == "*/" ? 2 : 1;
    if (depth == 0) return at;
  }
  return std::string_view::npos;
}

// The offset of the first byte that does not belong into a gap, or is the semicolon that was asked for.
std::size_t skip_gap(std::string_view gap, bool stop_at_semicolon = false) {
  std::size_t at = 0;
  while (at < gap.size() && !(stop_at_semicolon && gap[at] == ';')) {
    if (gap.substr(at, 2) == "--") {
      at = std::min(gap.find_first_of("\r\n", at), gap.size());
    } else if (gap.substr(at, 2) == "/*") {
      at = std::min(skip_block_comment(gap, at), gap.size());
    } else if (std::string_view(" \t\r\n\f\v;").find(gap[at]) != std::string_view::npos) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

// Behind the semicolon and the rest of its line come the data and the line that ends them; npos when they do
// not.
std::size_t skip_copy_data(std::string_view gap, std::string_view data) {
  const std::size_t newline = gap.find('\n', skip_gap(gap, true));
  const std::string lines = std::string(data) + "\\.";
  const bool present = newline != std::string_view::npos && gap.substr(newline + 1, lines.size()) == lines;
  return present && skip_gap(gap.substr(0, newline)) == newline ? newline + 1 + lines.size()
                                                                : std::string_view::npos;
}

bool is_gap(std::string_view gap, const Statement* before) {
  std::size_t begin = 0;
  if (before == nullptr && gap.substr(0, 3) == "\xef\xbb\xbf") begin = 3;
  if (before != nullptr && before->copy_data) begin = skip_copy_data(gap, *before->copy_data);
  return begin != std::string_view::npos && skip_gap(gap.substr(begin)) == gap.size() - begin;
}

// Line and column are walked along with the offset, so that a large input costs linear time.
class Walker {
 public:
  explicit Walker(std::string_view input) : input_(input) {
    if (input.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
  }

  std::pair<std::uint32_t, std::uint32_t> to(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      const bool newline = input_[at_] == '\n';
      line_ += newline ? 1 : 0;
      column_ = newline ? 1 : column_ + 1;
    }
    return {line_, column_};
  }

 private:
  std::string_view input_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace

std::string what_does_not_add_up(std::string_view input, const std::vector<Statement>& statements) {
  Walker walker(input);
  const Statement* before = nullptr;
  std::size_t end = 0;
  for (const Statement& statement : statements) {
    const std::string place = " at offset " + std::to_string(statement.offset);
    if (statement.text.empty()) return "empty statement" + place;
    if (statement.offset < end) return "overlap" + place;
    if (input.substr(statement.offset, statement.text.size()) != statement.text) return "other text" + place;
    if (!is_gap(input.substr(end, statement.offset - end), before)) return "a gap holds SQL before" + place;
    if (walker.to(statement.offset) != std::pair(statement.location.line, statement.location.column))
      return "wrong line or column" + place;
    end = statement.offset + statement.text.size();
    before = &statement;
  }
  return is_gap(input.substr(end), before) ? "" : "the last gap holds SQL";
}

}  // namespace rehearse::test
