// The style and the script of the page, from the files of this folder (cmake/EmbedTexts.cmake).
#pragma once

#include <string_view>

namespace rehearse::report::page {

/// "style" or "script"; empty for any other name.
std::string_view asset(std::string_view name);

}  // namespace rehearse::report::page
