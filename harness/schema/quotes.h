#pragma once

#include <cstddef>
#include <string_view>

namespace rehearse::schema {

/// ' or ": how PostgreSQL's deparser begins and ends constants and names.
bool is_quote(char c);

/// The offset behind the quoted text that starts at `at`, or the end of a broken one. Doubled quotes read as
/// two quoted texts side by side.
std::size_t behind_quotes(std::string_view text, std::size_t at);

}  // namespace rehearse::schema
