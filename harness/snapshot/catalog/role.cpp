#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Whether there is a password and how it is kept. Its hash says no more: it has a random salt, so that
// setting the same one again changes it.
constexpr std::string_view kPassword =
    "SELECT CASE WHEN rolpassword LIKE 'SCRAM-SHA-256$%%' THEN 'SCRAM-SHA-256' WHEN rolpassword IS NOT NULL "
    "THEN 'MD5' END FROM pg_authid WHERE oid = %s";

// The roles of PostgreSQL itself differ by version. The one that initdb made counts: it can be altered.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT quote_ident(r.rolname),
      r.oid AS oid,
      r.rolsuper::text AS "superuser",
      r.rolinherit::text AS "inherits",
      r.rolcreaterole::text AS "creates roles",
      r.rolcreatedb::text AS "creates databases",
      r.rolcanlogin::text AS "logs in",
      r.rolreplication::text AS "replicates",
      r.rolbypassrls::text AS "bypasses row security",
      NULLIF(r.rolconnlimit, -1) AS "connection limit",
      r.rolvaliduntil::text AS "valid until",
      {password} AS "password",
      {settings} AS "settings",
      d.description AS "comment",
      l.label AS "security label"
    FROM pg_roles r
    LEFT JOIN pg_db_role_setting s ON s.setrole = r.oid AND s.setdatabase = 0
    LEFT JOIN pg_shdescription d ON d.objoid = r.oid AND d.classoid = 'pg_authid'::regclass
    LEFT JOIN {labels} l ON l.objoid = r.oid
    WHERE {user_oid} OR r.rolname NOT LIKE 'pg\_%'
    UNION ALL
    SELECT 'ALL', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, {settings}, NULL, NULL
    FROM pg_db_role_setting s WHERE s.setrole = 0 AND s.setdatabase = 0)",
      fmt::arg("password", if_allowed("has_table_privilege('pg_authid', 'SELECT')", kPassword, "r.oid")),
      fmt::arg("settings", sorted("s.setconfig")), fmt::arg("labels", shared_labels("pg_authid")),
      fmt::arg("user_oid", is_user_oid("r.oid")));
}

bool wanted(const SnapshotOptions& options) {
  return options.cluster_objects;
}

std::string not_seen(int) {
  return "SELECT 'whether roles have passwords' WHERE NOT has_table_privilege('pg_authid', 'SELECT')";
}

}  // namespace

extern const CatalogReader role{"role", "pg_authid", query, nullptr, wanted, not_seen};

}  // namespace rehearse::snapshot
