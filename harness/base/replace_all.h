#pragma once

#include <string>
#include <string_view>

namespace rehearse {

/// What takes the place of a part is not looked at again.
inline void replace_all(std::string& text, std::string_view part, std::string_view value) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + value.size()))
    text.replace(at, part.size(), value);
}

}  // namespace rehearse
