#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// ALTER DEFAULT PRIVILEGES. PostgreSQL removes a row that has become equal to the built-in default, so each
// row means something. In one schema privileges only add to the default, hence the whole list is shown.
std::string query(int) {
  return fmt::format(R"(
    SELECT 'of ' || pg_get_userbyid(a.defaclrole) || coalesce(' in ' || quote_ident(n.nspname), '') || ' on '
        || CASE a.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
             WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects'
             ELSE a.defaclobjtype::text END,
      a.oid AS oid,
      (SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END || ': '
          || string_agg(privilege_type || CASE WHEN is_grantable THEN ' with grant option' ELSE '' END, ', '
                        ORDER BY privilege_type) AS line
        FROM aclexplode(a.defaclacl) GROUP BY grantee
      ) roles) AS "grants"
    FROM pg_default_acl a
    LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace
    WHERE {user_oid})",
                     fmt::arg("user_oid", is_user_oid("a.oid")));
}

}  // namespace

extern const CatalogReader default_privileges{"default privileges", "pg_default_acl", query};

}  // namespace rehearse::snapshot
