// A place in a file of the user: a migration or rehearse.toml.
#pragma once

#include <cstdint>
#include <string>

namespace rehearse {

/// `line` and `column` count from 1; the column counts bytes, as compilers do. 0 means "the whole file".
struct SourceLocation {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

/// "file", "file:3" or "file:3:7", as far as the parts are known.
std::string to_string(const SourceLocation& location);

}  // namespace rehearse
