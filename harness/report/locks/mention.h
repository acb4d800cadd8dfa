// Names in the text of a statement. Not a parser: it chooses words of explanation, nothing is judged by it.
#pragma once

#include <optional>
#include <string_view>

namespace rehearse::report::locks {

/// Where `word` first stands as a word of its own, whatever its case.
std::optional<std::size_t> mention(std::string_view sql, std::string_view word);

/// Where the statement first names the relation ("public.orders"), with or without its schema.
std::optional<std::size_t> naming(std::string_view sql, std::string_view relation);

}  // namespace rehearse::report::locks
