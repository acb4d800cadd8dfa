#include "snapshot/install_grants.h"

#include <fmt/format.h>

#include <array>

#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

struct Source {
  std::string_view catalog;  // what pg_init_privs calls it
  std::string_view from;
  std::string_view oid;
  std::string_view sub;
  std::string_view acl;
  std::string_view type;  // for acldefault()
  std::string_view owner;
  std::string_view for_all = "NULL";  // what initdb granted to PUBLIC and left out of pg_init_privs
};

// initdb fills pg_init_privs before it makes the information schema (setup_privileges() of initdb.c).
constexpr std::string_view kUsage = "CASE nspname WHEN 'information_schema' THEN 'USAGE' END";
constexpr std::string_view kSelect =
    "CASE WHEN relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'information_schema') "
    "AND left(relname, 4) <> '_pg_' AND relname NOT IN ('sql_parts', 'transforms') THEN 'SELECT' END";

constexpr std::array<Source, 8> kSources{{
    {"pg_proc", "pg_proc", "oid", "0", "proacl", "'f'", "proowner"},
    {"pg_class", "pg_class", "oid", "0", "relacl", "CASE relkind WHEN 'S' THEN 's' ELSE 'r' END", "relowner",
     kSelect},
    {"pg_class", "pg_attribute", "attrelid", "attnum", "attacl", "'c'",
     "(SELECT relowner FROM pg_class c WHERE c.oid = attrelid)"},
    {"pg_type", "pg_type", "oid", "0", "typacl", "'T'", "typowner"},
    {"pg_namespace", "pg_namespace", "oid", "0", "nspacl", "'n'", "nspowner", kUsage},
    {"pg_language", "pg_language", "oid", "0", "lanacl", "'l'", "lanowner"},
    {"pg_foreign_data_wrapper", "pg_foreign_data_wrapper", "oid", "0", "fdwacl", "'F'", "fdwowner"},
    {"pg_foreign_server", "pg_foreign_server", "oid", "0", "srvacl", "'S'", "srvowner"},
}};

using Condition = std::string (*)(const Source& source);

// Nearly all built-in objects have no ACL, and few of them got one from initdb.
std::string is_built_in(const Source& source) {
  const std::string condition = fmt::format("{} < 16384 AND ({} IS NOT NULL", source.oid, source.acl);
  // REVOKE leaves an ACL behind, except on columns.
  if (source.sub == "0") return condition + ")";
  return condition +
         " OR (attrelid, attnum) IN (SELECT objoid, objsubid FROM pg_init_privs "
         "WHERE classoid = 'pg_class'::regclass AND objsubid > 0))";
}

// As an array, which an index is searched for without a nested loop.
std::string is_member(const Source& source) {
  return fmt::format(
      "{} = ANY (ARRAY(SELECT objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass "
      "AND deptype = 'e' AND classid = '{}'::regclass))",
      source.oid, source.catalog);
}

std::string rows_of(const Source& source, Condition condition) {
  return fmt::format(
      "SELECT '{}'::regclass::oid AS catalog, {} AS oid, {} AS sub, {} AS acl, ({})::\"char\" AS type, {} AS "
      "owner, {} AS for_all FROM {} WHERE {}",
      source.catalog, source.oid, source.sub, source.acl, source.type, source.owner, source.for_all,
      source.from, condition(source));
}

// The comparison as arrays spares most objects the one as sets.
std::string grants_where(Condition condition) {
  std::string all;
  for (const Source& source : kSources)
    all.append(all.empty() ? "" : " UNION ALL ").append(rows_of(source, condition));
  return fmt::format(R"(
      SELECT o.catalog, o.oid, o.sub, {grants} AS grants
      FROM (
        SELECT o.catalog, o.oid, o.sub, o.owner, coalesce(o.acl, standard) AS acl,
          coalesce(i.initprivs, standard || CASE WHEN o.for_all IS NULL THEN '{{}}'
            ELSE ARRAY[makeaclitem(0, o.owner, o.for_all, false)] END) AS installed
        FROM ({all}) o
        CROSS JOIN LATERAL acldefault(o.type, o.owner) standard
        LEFT JOIN pg_init_privs i ON i.classoid = o.catalog AND i.objoid = o.oid AND i.objsubid = o.sub
      ) o
      WHERE o.acl <> o.installed)",
                     fmt::arg("grants", grants_between("o.acl", "o.installed", "o.owner")),
                     fmt::arg("all", all));
}

}  // namespace

std::string grants_since_initdb() {
  return grants_where(is_built_in);
}

std::string grants_since_create_extension() {
  return grants_where(is_member);
}

}  // namespace rehearse::snapshot
