#pragma once

#include <string>
#include <string_view>

namespace rehearse::snapshot {

/// Queries of the objects whose privileges are not those that initdb or CREATE EXTENSION gave them, which
/// PostgreSQL keeps in pg_init_privs (manual, chapter 53): columns catalog, oid, sub and grants, which is
/// NULL where only the order differs.
std::string grants_since_initdb();
std::string grants_since_create_extension();

}  // namespace rehearse::snapshot
