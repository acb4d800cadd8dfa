// What our runs leave on an attached server when they are killed, and how it goes.
#pragma once

#include <string>
#include <vector>

#include "pg/connection.h"

namespace rehearse::provision {

/// "rehearse_" and a token: the role that owns the databases of one run. The session that looks after them
/// calls itself the same.
inline constexpr const char* kRolePrefix = "rehearse_";
/// After the name of that role: the one that fills its tables.
inline constexpr const char* kSeederSuffix = "_seeder";

/// Drops the databases of the role, then the role and its seeder. Never throws: says what remains.
std::string drop_all_of(pg::Connection& admin, const std::string& role) noexcept;

/// Does that for every such role that no session looks after any more; returns their names.
std::vector<std::string> drop_leftovers(pg::Connection& admin);

}  // namespace rehearse::provision
