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
    {"pg_class", "pg_attribute JOIN pg_class c ON c.oid = attrelid", "attrelid", "attnum", "attacl", "'c'",
     "relowner"},
    {"pg_type", "pg_type", "oid", "0", "typacl", "'T'", "typowner"},
    {"pg_namespace", "pg_namespace", "oid", "0", "nspacl", "'n'", "nspowner", kUsage},
    {"pg_language", "pg_language", "oid", "0", "lanacl", "'l'", "lanowner"},
    {"pg_foreign_data_wrapper", "pg_foreign_data_wrapper", "oid", "0", "fdwacl", "'F'", "fdwowner"},
    {"pg_foreign_server", "pg_foreign_server", "oid", "0", "srvacl", "'S'", "srvowner"},
}};

// Nearly all built-in objects have no privileges of their own, and had none.
std::string rows_of(const Source& source, std::string_view oids) {
  return fmt::format(
      "SELECT '{}'::regclass::oid AS catalog, {} AS oid, {} AS sub, {} AS acl, ({})::\"char\" AS type, {} AS "
      "owner, {} AS for_all FROM {} WHERE {} {} AND ({} IS NOT NULL OR {} IN (SELECT objoid FROM "
      "pg_init_privs))",
      source.catalog, source.oid, source.sub, source.acl, source.type, source.owner, source.for_all,
      source.from, source.oid, oids, source.acl, source.oid);
}

}  // namespace

std::string grants_since_install(std::string_view oids) {
  std::string all;
  for (const Source& source : kSources)
    all.append(all.empty() ? "" : " UNION ALL ").append(rows_of(source, oids));
  constexpr std::string_view kDefault = "acldefault(o.type, o.owner)";
  const std::string installed = fmt::format(
      "coalesce(i.initprivs, {0} || CASE WHEN o.for_all IS NULL THEN '{{}}' "
      "ELSE ARRAY[makeaclitem(0, o.owner, o.for_all, false)] END)",
      kDefault);
  const std::string acl = fmt::format("coalesce(o.acl, {})", kDefault);
  // Comparing arrays spares the many views of the information schema the comparison by items.
  return fmt::format(
      R"(
      SELECT o.catalog, o.oid, o.sub, {grants} AS grants
      FROM ({all}) o
      LEFT JOIN pg_init_privs i ON i.classoid = o.catalog AND i.objoid = o.oid AND i.objsubid = o.sub
      WHERE o.acl IS DISTINCT FROM i.initprivs AND {acl} <> {installed})",
      fmt::arg("acl", acl), fmt::arg("installed", installed),
      fmt::arg("grants", grants_between(acl, installed, "o.owner")), fmt::arg("all", all));
}

}  // namespace rehearse::snapshot
