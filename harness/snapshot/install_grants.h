#pragma once

#include <string>
#include <string_view>

namespace rehearse::snapshot {

/// A query of the objects with `oids` ("< 16384") whose privileges are not those that initdb or CREATE
/// EXTENSION gave them, which PostgreSQL keeps in pg_init_privs (manual, chapter 53): columns catalog, oid,
/// sub and grants, which is NULL where only the order differs.
std::string grants_since_install(std::string_view oids);

}  // namespace rehearse::snapshot
