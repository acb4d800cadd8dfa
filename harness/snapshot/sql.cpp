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
  const std::string standard = fmt::format("acldefault('{}', {})", object_type, owner);
  return fmt::format("CASE WHEN {} IS NOT NULL THEN {} END", acl, grants_between(acl, standard, owner));
}

std::string grants_between(std::string_view acl, std::string_view base, std::string_view owner) {
  return fmt::format(R"((
      SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT role || ': ' || string_agg(privilege, ', ' ORDER BY privilege) AS line FROM (
          SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END AS role,
            prefix || privilege_type || CASE WHEN is_grantable THEN ' with grant option' ELSE '' END ||
            CASE WHEN grantor = {owner} THEN '' ELSE ' by ' || pg_get_userbyid(grantor) END AS privilege
          FROM (
            (SELECT '' AS prefix, * FROM aclexplode({acl}) EXCEPT SELECT '', * FROM aclexplode({base}))
            UNION ALL
            (SELECT 'no ', * FROM aclexplode({base}) EXCEPT SELECT 'no ', * FROM aclexplode({acl}))
          ) item
        ) privileges GROUP BY role
      ) roles
    ))",
                     fmt::arg("acl", acl), fmt::arg("base", base), fmt::arg("owner", owner));
}

std::string function_name(std::string_view oid) {
  return fmt::format("CASE WHEN {0}::oid <> 0 THEN {0}::oid::regprocedure::text END", oid);
}

std::string handler_name(std::string_view oid) {
  return fmt::format("CASE WHEN {0}::oid <> 0 THEN {0}::oid::regproc::text END", oid);
}

std::string if_allowed(std::string_view allowed, std::string_view query, std::string_view arguments) {
  // As hexadecimal digits, because XML would escape what is special to it.
  return fmt::format(R"(
      CASE WHEN {} THEN convert_from(decode(substring(query_to_xml(format(
        $query$SELECT encode(convert_to(({}), getdatabaseencoding()), 'hex') AS v$query$, {}), true, true, '')::text
        FROM '<v>([0-9a-f]*)</v>'), 'hex'), getdatabaseencoding()) END)",
                     allowed, query, arguments);
}

std::string shared_labels(std::string_view catalog) {
  return fmt::format(
      "(SELECT objoid, string_agg(provider || ': ' || label, ', ' ORDER BY provider) AS label "
      "FROM pg_shseclabel WHERE classoid = '{}'::regclass GROUP BY objoid)",
      catalog);
}

std::string_view since(int server_version, int version, std::string_view then, std::string_view otherwise) {
  return server_version >= version ? then : otherwise;
}

}  // namespace rehearse::snapshot
