// Files that hold both directions, told apart by marker lines. Each such tool has its own markers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::source {

/// What a marker line says.
struct Marker {
  std::string name;     ///< "up", "down"
  std::string options;  ///< the rest of the line, e.g. "transaction:false"
};

/// Knows the markers of one tool: nothing for every other line. The line comes without its end.
using MarkerReader = std::optional<Marker> (*)(std::string_view line);

struct Section {
  Marker marker;                  ///< nameless for what precedes the first marker
  std::string_view text;          ///< behind the marker line
  std::uint32_t marker_line = 0;  ///< 0 for what precedes the first marker
  std::uint32_t first_line = 1;   ///< of `text`
  std::size_t offset = 0;         ///< of `text`
};

/// Cuts `text` at its marker lines; the first section is always the nameless one and may be empty. Markers
/// are lines, not tokens, as in the tools that have them: also a line inside a quote counts.
std::vector<Section> cut_sections(std::string_view text, MarkerReader read_marker);

}  // namespace rehearse::source
