// The syntax of one `-- rehearse: ...` comment: a name, and arguments `value`, `key=value`, `key="a value"`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/locator.h"

namespace rehearse::sql {

struct DirectiveArgument {
  std::string key;  ///< empty for a value without one
  std::string value;
  std::size_t offset = 0;  ///< of its first byte in the script
};

struct DirectiveLine {
  std::string name;
  std::size_t offset = 0;
  std::vector<DirectiveArgument> arguments;
};

/// Reads the comment [begin, end) of `text`; nothing when it is an ordinary comment. Inside quotes a
/// backslash takes the special meaning from a quote and from itself. Throws Error(usage) when a quote is not
/// closed.
std::optional<DirectiveLine> read_directive_line(std::string_view text, std::size_t begin, std::size_t end,
                                                 Locator& locator);

}  // namespace rehearse::sql
