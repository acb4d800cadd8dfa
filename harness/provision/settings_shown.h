// The settings that a report shows.
#pragma once

#include <map>
#include <string>

#include "pg/connection.h"

namespace rehearse::provision {

/// What a reader of the report wants to know of the server that the durations come from, and what the user
/// has set.
std::map<std::string, std::string> settings_shown(pg::Connection& admin,
                                                  const std::map<std::string, std::string>& users);

}  // namespace rehearse::provision
