// Text as a shell would have to be given it.
#pragma once

#include <string>
#include <string_view>

namespace rehearse::cli {

/// As it is when it holds nothing special, else in single quotes.
std::string shell_quoted(std::string_view word);

}  // namespace rehearse::cli
