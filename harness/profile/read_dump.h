// The profile of what `pg_dump --statistics-only` wrote. Pure.
#pragma once

#include <string_view>

#include "profile/request.h"

namespace rehearse::profile {

/// The file holds values of production in clear; the profile does not. A dump tells neither types nor
/// constraints, so kinds are guessed, labels are text, and of the server there is the version alone. Throws
/// Error(usage) when the text holds no statistics, or when a pattern of the request names nothing.
DataProfile read_dump(std::string_view text, std::string_view file, const Request& request);

}  // namespace rehearse::profile
