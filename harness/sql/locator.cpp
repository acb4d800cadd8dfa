#include "sql/locator.h"

#include <utility>

namespace rehearse::sql {

Locator::Locator(std::string_view text, std::string_view file, std::uint32_t first_line)
    : text_(text), file_(file), first_line_(first_line) {
  rewind();
}

void Locator::rewind() {
  line_ = first_line_;
  line_begin_ = text_.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  position_ = line_begin_;
}

SourceLocation Locator::at(std::size_t offset) {
  if (offset < position_) rewind();
  for (;;) {
    const std::size_t newline = text_.substr(0, offset).find('\n', position_);
    if (newline == std::string_view::npos) break;
    ++line_;
    position_ = line_begin_ = newline + 1;
  }
  position_ = offset;
  return {file_, line_, static_cast<std::uint32_t>(offset - line_begin_ + 1)};
}

Error Locator::error(std::size_t offset, const std::string& message, std::string hint) {
  return {ErrorKind::usage, message, std::move(hint), at(offset)};
}

}  // namespace rehearse::sql
