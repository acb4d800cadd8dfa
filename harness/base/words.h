// Words in a text, whatever language it is in. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rehearse {

/// Letters, digits, `_` and `$`, as in SQL names; bytes above 127 are letters of some name in UTF-8.
bool in_word(char c);

/// Where `word` first stands as a word of its own, whatever its case.
std::optional<std::size_t> find_word(std::string_view text, std::string_view word);

}  // namespace rehearse
