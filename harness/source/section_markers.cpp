#include "source/section_markers.h"

#include "base/strings.h"

namespace rehearse::source {

std::optional<Marker> read_section_marker(std::string_view line) {
  line = trim(line);
  if (line.substr(0, 2) != "--") return std::nullopt;
  const std::string_view word = trim(line.substr(2));
  if (!equals_ignoring_case(word, "up") && !equals_ignoring_case(word, "down")) return std::nullopt;
  return Marker{lower(word), ""};
}

bool has_section_markers(std::string_view text) {
  return cut_sections(text, read_section_marker).size() > 1;
}

}  // namespace rehearse::source
