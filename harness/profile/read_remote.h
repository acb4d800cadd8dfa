// The profile of a server of the user's.
#pragma once

#include <stop_token>
#include <string>

#include "profile/request.h"
#include "rehearse/units.h"

namespace rehearse::profile {

/// Throws Error: usage for a malformed address or a pattern that names nothing, environment when the server
/// cannot be reached or a query takes longer than `timeout`, interrupted.
DataProfile read_remote(const std::string& url, const Request& request, Millis timeout,
                        const std::stop_token& stop);

}  // namespace rehearse::profile
