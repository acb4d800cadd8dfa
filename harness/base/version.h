#pragma once

#include <string_view>

namespace rehearse {

/// "0.1.0", from the CMake project.
std::string_view version();

}  // namespace rehearse
