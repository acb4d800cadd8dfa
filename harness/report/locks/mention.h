// Names in the text of a statement. Not a parser: it chooses words of explanation, nothing is judged by it.
#pragma once

#include <optional>
#include <string_view>

namespace rehearse::report::locks {

/// Where the statement first names the relation ("public.orders"), with or without its schema.
std::optional<std::size_t> naming(std::string_view sql, std::string_view relation);

}  // namespace rehearse::report::locks
