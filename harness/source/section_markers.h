// The markers of our own layout with sections: a line `-- up` or `-- down`, alone and in any case.
#pragma once

#include <optional>
#include <string_view>

#include "source/marked_sections.h"

namespace rehearse::source {

std::optional<Marker> read_section_marker(std::string_view line);

bool has_section_markers(std::string_view text);

}  // namespace rehearse::source
