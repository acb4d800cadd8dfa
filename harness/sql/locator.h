// From byte offsets to the lines and columns that people read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rehearse/error.h"
#include "rehearse/source_location.h"

namespace rehearse::sql {

inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Offsets that grow from call to call cost linear time together; an earlier one starts over. A byte order
/// mark has no width: the first character after it stands in column 1, as editors show it.
class Locator {
 public:
  /// `text` must outlive the locator; `first_line` is the line of the file on which it begins.
  Locator(std::string_view text, std::string_view file, std::uint32_t first_line = 1);

  [[nodiscard]] SourceLocation at(std::size_t offset);

  /// An Error(usage) about the byte at `offset`.
  [[nodiscard]] Error error(std::size_t offset, const std::string& message, std::string hint = {});

 private:
  void rewind();

  std::string_view text_;
  std::string file_;
  std::uint32_t first_line_;
  std::uint32_t line_ = 0;
  std::size_t line_begin_ = 0;
  std::size_t position_ = 0;
};

}  // namespace rehearse::sql
