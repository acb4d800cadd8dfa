#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Before version 16 a role could be a member only once, and grants had no OIDs. Who granted may have been
// dropped since.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT quote_ident(g.rolname) || ' to ' || quote_ident(m.rolname) || coalesce(' by ' || quote_ident(by.rolname), ''),
      {oid} AS oid,
      a.admin_option::text AS "admin",
      {inherits} AS "inherit",
      {sets} AS "set"
    FROM pg_auth_members a
    JOIN pg_roles g ON g.oid = a.roleid
    JOIN pg_roles m ON m.oid = a.member
    LEFT JOIN pg_roles by ON by.oid = a.grantor
    WHERE {user_member} OR {user_role} OR m.rolname NOT LIKE 'pg\_%')",
      fmt::arg("oid", since(version, 160000, "a.oid", "NULL::oid")),
      fmt::arg("inherits", since(version, 160000, "a.inherit_option::text", "NULL::text")),
      fmt::arg("sets", since(version, 160000, "a.set_option::text", "NULL::text")),
      fmt::arg("user_member", is_user_oid("m.oid")), fmt::arg("user_role", is_user_oid("g.oid")));
}

bool wanted(const SnapshotOptions& options) {
  return options.cluster_objects;
}

}  // namespace

extern const CatalogReader role_membership{"role membership", "pg_auth_members", query, nullptr, wanted};

}  // namespace rehearse::snapshot
