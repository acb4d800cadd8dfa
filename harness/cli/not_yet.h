// Documented commands and options that this version refuses by name instead of calling them unknown.
#pragma once

#include <string_view>

namespace rehearse::cli {

bool is_command_of_later(std::string_view word);
bool is_option_of_later(std::string_view option);

}  // namespace rehearse::cli
