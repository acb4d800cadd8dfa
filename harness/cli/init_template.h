#pragma once

#include <string_view>

namespace rehearse::cli {

/// The file that `rehearse init` writes: every key with its default, commented out.
std::string_view init_template();

}  // namespace rehearse::cli
