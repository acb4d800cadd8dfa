// Which PostgreSQL a schema is made on.
#pragma once

#include <string>
#include <vector>

#include "provision/binaries.h"

namespace rehearse::drift {

/// The value for [server] postgres: `asked` if there is any, else the first of `preferred` majors (0: none)
/// that is installed, else empty for the newest.
std::string choose_postgres(const std::string& asked, const std::vector<int>& preferred,
                            const std::vector<provision::Installation>& installed);

}  // namespace rehearse::drift
