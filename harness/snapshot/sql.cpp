#include "snapshot/sql.h"

#include <fmt/format.h>

namespace rehearse::snapshot {

std::string is_user_oid(std::string_view oid) {
  return fmt::format("{} >= 16384", oid);
}

std::string is_user_schema(std::string_view alias) {
  // Only the system may create schemas whose names start with pg_.
  return fmt::format("(left({0}.nspname, 3) <> 'pg_' AND {0}.nspname <> 'information_schema')", alias);
}

std::string not_from_extension(std::string_view catalog, std::string_view oid) {
  // By refclassid, the leading column of an index: few rows depend on an extension.
  return fmt::format(
      "{1} NOT IN (SELECT member.objid FROM pg_depend member WHERE member.refclassid = "
      "'pg_extension'::regclass AND member.deptype = 'e' AND member.classid = '{0}'::regclass)",
      catalog, oid);
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

std::string join_comment(std::string_view catalog, std::string_view oid, std::string_view sub_id) {
  return fmt::format(
      "LEFT JOIN pg_description d ON d.objoid = {1} AND d.classoid = '{0}'::regclass AND d.objsubid = {2} "
      "AND d.objoid >= 16384",
      catalog, oid, sub_id);
}

std::string_view since(int server_version, int version, std::string_view then, std::string_view otherwise) {
  return server_version >= version ? then : otherwise;
}

}  // namespace rehearse::snapshot
