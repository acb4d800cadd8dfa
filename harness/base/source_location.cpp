#include "rehearse/source_location.h"

#include <fmt/format.h>

namespace rehearse {

std::string to_string(const SourceLocation& location) {
  if (location.line == 0) return location.file;
  if (location.column == 0) return fmt::format("{}:{}", location.file, location.line);
  return fmt::format("{}:{}:{}", location.file, location.line, location.column);
}

}  // namespace rehearse
