#include "snapshot/sql.h"

#include <fmt/format.h>

namespace rehearse::snapshot {

std::string is_user_oid(std::string_view oid) {
  return fmt::format("{} >= 16384", oid);
}

std::string is_lasting(std::string_view namespace_oid) {
  // Only the system may create schemas whose names start with pg_.
  return fmt::format(
      "{} NOT IN (SELECT oid FROM pg_namespace WHERE left(nspname, 8) IN ('pg_temp_', 'pg_toast'))",
      namespace_oid);
}

std::string qualified(std::string_view namespace_alias, std::string_view name) {
  return fmt::format("quote_ident({}.nspname) || '.' || quote_ident({})", namespace_alias, name);
}

std::string sorted(std::string_view array) {
  // The CASE spares the many rows without an array the start of a subquery.
  return fmt::format(
      "CASE WHEN {0} IS NOT NULL THEN (SELECT string_agg(item, ', ' ORDER BY item) FROM unnest({0}) item) "
      "END",
      array);
}

std::string flag(std::string_view condition) {
  return fmt::format("CASE WHEN {} THEN 'true' END", condition);
}

std::string inherited(std::string_view parents, std::string_view is_local) {
  return fmt::format(
      "CASE WHEN {0} > 0 THEN CASE {0} WHEN 1 THEN 'yes' ELSE 'from ' || {0} || ' parents' END || "
      "CASE WHEN {1} THEN ', and declared here too' ELSE '' END END",
      parents, is_local);
}

std::string grants(std::string_view acl, std::string_view object_type, std::string_view owner) {
  return fmt::format(R"(
    CASE WHEN {acl} IS NOT NULL THEN (
      SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT role || ': ' || string_agg(privilege, ', ' ORDER BY privilege) AS line FROM (
          SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END AS role,
            prefix || privilege_type || CASE WHEN is_grantable THEN ' with grant option' ELSE '' END ||
            CASE WHEN grantor = {owner} THEN '' ELSE ' by ' || pg_get_userbyid(grantor) END AS privilege
          FROM (
            (SELECT '' AS prefix, * FROM aclexplode({acl})
             EXCEPT SELECT '', * FROM aclexplode(acldefault('{type}', {owner})))
            UNION ALL
            (SELECT 'no ', * FROM aclexplode(acldefault('{type}', {owner}))
             EXCEPT SELECT 'no ', * FROM aclexplode({acl}))
          ) item
        ) privileges GROUP BY role
      ) roles
    ) END)",
                     fmt::arg("acl", acl), fmt::arg("type", object_type), fmt::arg("owner", owner));
}

std::string_view since(int server_version, int version, std::string_view then, std::string_view otherwise) {
  return server_version >= version ? then : otherwise;
}

}  // namespace rehearse::snapshot
